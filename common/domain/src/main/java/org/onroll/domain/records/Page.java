package org.onroll.domain.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next opaque; null on the last page
 */
public record Page<R>(List<R> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }
}
