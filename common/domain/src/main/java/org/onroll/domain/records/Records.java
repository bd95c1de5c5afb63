package org.onroll.domain.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept. Reads by key are strongly consistent; indexes are hints. */
public interface Records {
  <R extends Stored> Optional<R> find(Key<R> key);

  /** Those of {@code keys} that are there, in their order. */
  <R extends Stored> List<R> findAll(List<Key<R>> keys);

  /** What is under {@code keys}, each another one, of whatever kinds: in one go, at most 100. */
  Together together(List<Key<?>> keys);

  /** All of one kind in a partition whose place starts with {@code sortPrefix}, in order. */
  <R extends Stored> List<R> list(Class<R> type, String partition, String sortPrefix);

  /** As {@link #list}, a page at a time. */
  <R extends Stored> Page<R> page(
      Class<R> type, String partition, String sortPrefix, @Nullable String cursor, int limit);

  /**
   * A page of a worklist in its order, each record read strongly; a hint that is stale is left out.
   */
  <R extends Stored> Page<R> worklist(
      Class<R> type, String list, @Nullable String cursor, int limit);

  /** How many stand in a worklist, by the index alone: what it costs grows with them. */
  long count(String list);

  /** The order of the first in a worklist ({@link Stored.Listed}), by the index alone. */
  Optional<String> first(String list);

  /** Since when the one that is longest due has been so, by the index alone. */
  Optional<Instant> longestDue(DueKind kind, Instant now);

  /** Keys of what is due by {@code now}, the longest due first, at most {@code limit}. */
  List<Key<? extends Stored>> due(DueKind kind, Instant now, int limit);

  /**
   * All changes or none, at most 100.
   *
   * @throws ConflictException where a condition does not hold
   */
  void commit(List<Change> changes);

  /**
   * Unconditional writes, many at once and in no order; only for {@link Change.Put} and removal.
   */
  void write(List<Change> changes);
}
