package org.onroll.domain.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.books.Archive;

/**
 * What is kept, in memory and in order, under the port's own conditions: a commit of at most 100
 * changes of different keys happens whole or not at all.
 */
public final class RecordsInMemory implements Records, Archive {
  private static final int MOST_CHANGES = 100;
  private final NavigableMap<Place, Stored> kept = new TreeMap<>();
  private Runnable meanwhile = () -> {};
  private int commits;

  private record Place(String partition, String sort) implements Comparable<Place> {
    static Place of(Key<?> key) {
      return new Place(key.partition(), key.sort());
    }

    @Override
    public int compareTo(Place other) {
      int order = partition.compareTo(other.partition);
      return order == 0 ? sort.compareTo(other.sort) : order;
    }
  }

  /** Everything of one kind, in order of keys. */
  @Override
  public synchronized <R extends Stored> List<R> all(Class<R> type) {
    return kept.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** How many commits happened. */
  public synchronized int commits() {
    return commits;
  }

  /** Somebody else writes between the next reads and their commit. */
  public synchronized void beforeNextCommit(Runnable write) {
    meanwhile = write;
  }

  @Override
  public synchronized <R extends Stored> Optional<R> find(Key<R> key) {
    return Optional.ofNullable(kept.get(Place.of(key))).map(key.type()::cast);
  }

  @Override
  public synchronized <R extends Stored> List<R> findAll(List<Key<R>> keys) {
    return keys.stream().map(this::find).flatMap(Optional::stream).toList();
  }

  @Override
  public synchronized Together together(List<Key<?>> keys) {
    List<Stored> found = new ArrayList<>();
    for (Key<?> key : keys) find(key).ifPresent(found::add);
    return new Together(found);
  }

  @Override
  public synchronized <R extends Stored> List<R> list(
      Class<R> type, String partition, String sortPrefix) {
    return kept.tailMap(new Place(partition, sortPrefix), true).entrySet().stream()
        .takeWhile(e -> e.getKey().partition().equals(partition))
        .takeWhile(e -> e.getKey().sort().startsWith(sortPrefix))
        .filter(e -> type.isInstance(e.getValue()))
        .map(e -> type.cast(e.getValue()))
        .toList();
  }

  @Override
  public <R extends Stored> Page<R> page(
      Class<R> type, String partition, String sortPrefix, @Nullable String cursor, int limit) {
    List<R> rest =
        list(type, partition, sortPrefix).stream()
            .filter(r -> cursor == null || r.key().sort().compareTo(cursor) > 0)
            .toList();
    return cut(rest, limit, r -> r.key().sort());
  }

  @Override
  public <R extends Stored> Page<R> worklist(
      Class<R> type, String list, @Nullable String cursor, int limit) {
    List<R> rest =
        all(type).stream()
            .filter(r -> r.listed().filter(l -> l.list().equals(list)).isPresent())
            .filter(r -> cursor == null || order(r).compareTo(cursor) > 0)
            .sorted(Comparator.comparing(RecordsInMemory::order))
            .toList();
    return cut(rest, limit, RecordsInMemory::order);
  }

  private static String order(Stored record) {
    return record.listed().orElseThrow().order() + " " + record.key();
  }

  private interface Cursor<R> {
    String of(R record);
  }

  private static <R> Page<R> cut(List<R> rest, int limit, Cursor<R> cursor) {
    List<R> items = rest.subList(0, Math.min(limit, rest.size()));
    return new Page<>(items, rest.size() > limit ? cursor.of(items.getLast()) : null);
  }

  private Stream<String> orders(String list) {
    return kept.values().stream()
        .flatMap(r -> r.listed().stream())
        .filter(l -> l.list().equals(list))
        .map(Stored.Listed::order);
  }

  @Override
  public synchronized long count(String list) {
    return orders(list).count();
  }

  @Override
  public synchronized Optional<String> first(String list) {
    return orders(list).min(Comparator.naturalOrder());
  }

  @Override
  public synchronized Optional<Instant> longestDue(DueKind kind, Instant now) {
    return kept.values().stream()
        .flatMap(r -> r.toDo().stream())
        .filter(d -> d.kind() == kind && !d.at().isAfter(now))
        .map(Stored.Due::at)
        .min(Comparator.naturalOrder());
  }

  @Override
  public synchronized List<Key<? extends Stored>> due(DueKind kind, Instant now, int limit) {
    List<Key<? extends Stored>> keys = new ArrayList<>();
    Stream<Stored> due =
        kept.values().stream()
            .filter(r -> r.toDo().filter(d -> d.kind() == kind && !d.at().isAfter(now)).isPresent())
            .sorted(Comparator.comparing(r -> r.toDo().orElseThrow().at()))
            .limit(limit);
    due.forEach(r -> keys.add(r.key()));
    return keys;
  }

  @Override
  public void commit(List<Change> changes) {
    Runnable first = takeMeanwhile();
    first.run();
    commitAlone(changes);
  }

  private synchronized Runnable takeMeanwhile() {
    Runnable taken = meanwhile;
    meanwhile = () -> {};
    return taken;
  }

  private synchronized void commitAlone(List<Change> changes) {
    if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
      throw new IllegalArgumentException("a commit has 1 to 100 changes, not " + changes.size());
    }
    Set<Place> touched = new HashSet<>();
    for (Change change : changes) {
      if (!touched.add(Place.of(key(change)))) {
        throw new IllegalArgumentException("two changes of one key: " + key(change));
      }
    }
    changes.forEach(this::check);
    changes.forEach(this::apply);
    commits++;
  }

  @Override
  public synchronized void write(List<Change> changes) {
    for (Change change : changes) {
      if (!(change instanceof Change.Put || change instanceof Change.Remove)) {
        throw new IllegalArgumentException("only unconditional changes are written in bulk");
      }
    }
    changes.forEach(this::apply);
  }

  private static Key<?> key(Change change) {
    return switch (change) {
      case Change.Create c -> c.record().key();
      case Change.Replace r -> r.record().key();
      case Change.Put p -> p.record().key();
      case Change.Remove r -> r.key();
    };
  }

  private void check(Change change) {
    Stored there = kept.get(Place.of(key(change)));
    switch (change) {
      case Change.Create c -> {
        if (there != null) throw new ConflictException("taken: " + c.record().key());
      }
      case Change.Replace r -> {
        if (!(there instanceof Versioned v) || v.version() != r.record().version() - 1) {
          throw new ConflictException("another version: " + r.record().key());
        }
      }
      case Change.Put p -> {}
      case Change.Remove r -> {}
    }
  }

  private void apply(Change change) {
    switch (change) {
      case Change.Create c -> kept.put(Place.of(c.record().key()), c.record());
      case Change.Replace r -> kept.put(Place.of(r.record().key()), r.record());
      case Change.Put p -> kept.put(Place.of(p.record().key()), p.record());
      case Change.Remove r -> kept.remove(Place.of(r.key()));
    }
  }
}
