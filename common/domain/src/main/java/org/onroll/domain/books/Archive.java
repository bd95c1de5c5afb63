package org.onroll.domain.books;

import java.util.List;
import org.onroll.domain.records.Stored;

/** All that is kept, at rest: nobody writes while it is read. */
public interface Archive {
  /** All records of one kind, in no order. */
  <R extends Stored> List<R> all(Class<R> type);
}
