package org.onroll.local.engines.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one table.
 *
 * @param name as {@code Ref} gives it
 * @param attributes type ({@code S}, {@code N}, {@code B}) of each attribute that is in a key
 * @param key of the table itself
 * @param indexes global secondary indexes
 * @param expiry attribute after whose time an item may go
 */
public record TableDefinition(
    String name,
    Map<String, String> attributes,
    Key key,
    List<Index> indexes,
    Optional<String> expiry) {

  /** A hash attribute and, where there is one, a range attribute. */
  public record Key(String hash, Optional<String> range) {}

  /**
   * A global secondary index.
   *
   * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
   * @param included attributes beside the keys, for {@code INCLUDE}
   */
  public record Index(String name, Key key, String projection, List<String> included) {}
}
