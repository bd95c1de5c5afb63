package org.onroll.domain.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * An absence that a school has reported, once however often it says so. Its cause is kept in the
 * receipts only: it may be health data.
 *
 * @param from the first day
 * @param until the last day that was spoken of; null where none was
 * @param schoolDays missed, as far as the last return says
 * @param returns how many were taken for it
 * @param receipt of the last one
 * @param reportedAt when the last one came
 */
public record Absence(
    Urn urn,
    ChildId child,
    Kind kind,
    Identity identity,
    LocalDate from,
    @Nullable LocalDate until,
    int schoolDays,
    int returns,
    String receipt,
    Instant reportedAt,
    boolean concern,
    long version)
    implements Versioned {
  public static final String PREFIX = "ABSENCE#";

  /** Which return reports it. */
  public enum Kind {
    ATTENDANCE,
    SICKNESS;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static String prefix(Kind kind) {
    return PREFIX + kind.id() + "#";
  }

  public static String prefix(Kind kind, ChildId child) {
    return prefix(kind) + child.value() + "#";
  }

  public static Key<Absence> key(Urn urn, Kind kind, ChildId child, LocalDate from) {
    return new Key<>(Absence.class, School.partition(urn), prefix(kind, child) + from);
  }

  /** The worklist of officers: the longest reported first. */
  public static String list(Kind kind) {
    return "ABSENCES#" + kind;
  }

  @Override
  public Key<Absence> key() {
    return key(urn, kind, child, from);
  }

  @Override
  public Optional<Listed> listed() {
    return Optional.of(new Listed(list(kind), reportedAt + "#" + urn + "#" + child.value()));
  }

  /** Said again, with what is new. */
  Absence again(
      @Nullable LocalDate last, int days, String newReceipt, Instant at, boolean concerned) {
    return new Absence(
        urn,
        child,
        kind,
        identity,
        from,
        last == null ? until : last,
        Math.max(days, schoolDays),
        returns + 1,
        newReceipt,
        at,
        concern || concerned,
        version + 1);
  }

  @Override
  public String toString() {
    return "Absence[" + key() + "]";
  }
}
