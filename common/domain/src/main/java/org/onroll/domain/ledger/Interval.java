package org.onroll.domain.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * Time that a child had no education, or part of it only, from the first day (requirement E7).
 *
 * @param to the first day after it; null while it lasts
 */
public record Interval(ChildId child, Kind kind, LocalDate from, @Nullable LocalDate to)
    implements Stored {
  public static final String PREFIX = "INTERVAL#";

  /** What is measured (requirements B7, G1). */
  public enum Kind {
    OUT_OF_EDUCATION("out-of-education"),
    REDUCED_TIMETABLE("reduced-timetable");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /** Time out of education. */
  public Interval(ChildId child, LocalDate from, @Nullable LocalDate to) {
    this(child, Kind.OUT_OF_EDUCATION, from, to);
  }

  /** Of a time out of education. */
  public static Key<Interval> key(ChildId child, LocalDate from) {
    return key(child, Kind.OUT_OF_EDUCATION, from);
  }

  public static Key<Interval> key(ChildId child, Kind kind, LocalDate from) {
    return new Key<>(Interval.class, Child.partition(child), PREFIX + kind.id() + "#" + from);
  }

  /** The change that ends a time out of education; not before it began. */
  public static Change ended(ChildId child, LocalDate from, LocalDate day) {
    return Change.put(new Interval(child, from, day.isBefore(from) ? from : day));
  }

  /** The change that ends the entry's time out of education; not before it began. */
  static Change ended(LedgerEntry entry, LocalDate day) {
    return ended(entry.child(), entry.outFrom(), day);
  }

  @Override
  public Key<Interval> key() {
    return key(child, kind, from);
  }
}
