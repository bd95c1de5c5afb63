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
 * @param ended the day on which the name went; null before that
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
    @Nullable LocalDate ended,
    long version)
    implements Versioned {
  public static final String PREFIX = "ABSENCE#";

  /** Milliseconds from which later ones are taken, so that they come first; always 13 digits. */
  private static final long FAR = 9_999_999_999_999L;

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

  /** The worklist of officers: those told last first, since nobody says when a pupil is back. */
  public static String list(Kind kind) {
    return "ABSENCES#" + kind;
  }

  @Override
  public Key<Absence> key() {
    return key(urn, kind, child, from);
  }

  @Override
  public Optional<Listed> listed() {
    if (!lasts()) return Optional.empty();
    String lastToldFirst = String.valueOf(FAR - reportedAt.toEpochMilli());
    return Optional.of(new Listed(list(kind), lastToldFirst + "#" + urn + "#" + child.value()));
  }

  /** Until the name goes, as far as is known. */
  public boolean lasts() {
    return ended == null;
  }

  /** The name has gone. */
  Absence endedOn(LocalDate day) {
    return new Absence(
        urn,
        child,
        kind,
        identity,
        from,
        until,
        schoolDays,
        returns,
        receipt,
        reportedAt,
        concern,
        day,
        version + 1);
  }

  /** Said again, with what is new: if the name had gone, it is there again. */
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
        null,
        version + 1);
  }

  @Override
  public String toString() {
    return "Absence[" + key() + "]";
  }
}
