package org.onroll.domain.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.identity.Sighting.Kind;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.Urn;

/**
 * What is known of where a child is, from the sightings under its UPN and its name: which of them
 * claims a leaver (invariant 6), and which only looks like an arrival.
 */
public final class Whereabouts {
  /** OnRoll's default: a child may be entered at the next school before the last one deletes it. */
  private static final int OVERLAP_DAYS = 60;

  /** OnRoll's default: a notice may come this long before the name is deleted. */
  private static final int NOTICE_DAYS = 28;

  /** As {@link #NOTICE_DAYS}, over the summer holidays: rolls show the leaving only after them. */
  private static final int NOTICE_DAYS_OVER_SUMMER = 90;

  private static final int ENTRY_GRACE_WORKING_DAYS = 5;
  private final List<Sighting> sightings;

  private Whereabouts(List<Sighting> sightings) {
    this.sightings = sightings;
  }

  /** All sightings under the identity's UPN and its name. */
  public static Whereabouts of(Identity identity, IdentityKey key, Records records) {
    List<Sighting> found = new ArrayList<>();
    for (String partition : key.partitions(identity)) {
      found.addAll(records.list(Sighting.class, partition, Sighting.prefix()));
    }
    return new Whereabouts(found);
  }

  /** An arrival that a person must confirm. */
  public record PossibleArrival(String school, String evidence) {}

  /** Whether a school's roll shows the child, and neither roll nor return has taken that back. */
  public boolean onRoll(Urn school, ChildId child) {
    return sightings.stream()
        .filter(s -> s.kind() == Kind.ON_ROLL && s.school().equals(school.value()))
        .anyMatch(s -> s.child().equals(child) && !leftSince(s));
  }

  /** Who claims {@code entry} by {@code today}; empty where nobody does. */
  public Optional<Claim> claim(
      LedgerEntry entry, LocalDate today, Function<Urn, Optional<LocalDate>> lastRoll) {
    return rolls(entry, today, lastRoll)
        .findFirst()
        .map(s -> rollClaim(s, entry))
        .or(() -> noticeClaim(entry, today));
  }

  /**
   * Which accepted roll shows the child of a case without a ledger entry.
   *
   * @param sought stands for the case
   * @param after rolls count that showed the child first on this day or later
   */
  Optional<Claim> shown(
      LedgerEntry sought,
      LocalDate today,
      LocalDate after,
      Function<Urn, Optional<LocalDate>> lastRoll) {
    return rolls(sought, today, lastRoll)
        .filter(s -> !s.since().isBefore(after))
        .findFirst()
        .map(s -> rollClaim(s, sought));
  }

  /** Rolls that show the child by the rule, the first to have done so in front. */
  private Stream<Sighting> rolls(
      LedgerEntry entry, LocalDate today, Function<Urn, Optional<LocalDate>> lastRoll) {
    return sightings.stream()
        .filter(s -> s.kind() == Kind.ON_ROLL && s.status().claims())
        .filter(s -> s.child().equals(entry.child()) && s.identity().agreesWith(entry.identity()))
        .filter(s -> s.entered() != null && !s.entered().isAfter(today))
        .filter(s -> !leftSince(s))
        .sorted(Comparator.comparing(Sighting::since).thenComparing(Sighting::school))
        .filter(
            s ->
                lastRoll
                    .apply(new Urn(s.school()))
                    .filter(day -> !day.isBefore(s.entered()))
                    .isPresent());
  }

  private static Claim rollClaim(Sighting s, LedgerEntry entry) {
    LocalDate on = later(s.enteredBy().orElse(s.since()), entry.outFrom());
    return new Claim(
        Claim.By.ROLL,
        Claim.Grade.ON_ROLL,
        s.school(),
        on,
        "Permanent UPN, date of birth and given name agree on the accepted roll of "
            + s.since()
            + "; registration "
            + s.status().title()
            + ".",
        s.source());
  }

  /** The day to look again for the roll of an entry date that is or was still to come. */
  public Optional<LocalDate> entryToCome(LedgerEntry entry, LocalDate today) {
    return sightings.stream()
        .filter(s -> s.kind() == Kind.ON_ROLL && s.status().claims())
        .filter(s -> s.child().equals(entry.child()) && s.identity().agreesWith(entry.identity()))
        .filter(s -> s.entered() != null && s.entered().isAfter(s.since()))
        .filter(s -> !leftSince(s))
        .findFirst()
        .map(s -> later(java.util.Objects.requireNonNull(s.entered()), today));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private Optional<Claim> noticeClaim(LedgerEntry entry, LocalDate today) {
    long children =
        sightings.stream()
            .filter(s -> s.kind() != Kind.REFERRED && s.identity().looksLike(entry.identity()))
            .flatMap(s -> s.identity().permanentUpn().stream())
            .distinct()
            .count();
    if (children > 1) return Optional.empty();
    return notices(entry, today)
        .filter(
            s ->
                s.identity().looksLike(entry.identity())
                    || s.identity().agreesWith(entry.identity()))
        .findFirst()
        .map(
            s ->
                new Claim(
                    Claim.By.HOME_EDUCATION_NOTICE,
                    Claim.Grade.DECLARED,
                    "",
                    later(s.since(), entry.outFrom()),
                    "The parent's own notice says home education from " + s.since() + ".",
                    s.source()));
  }

  private Stream<Sighting> notices(LedgerEntry entry, LocalDate today) {
    int before = entry.endOfPhase() ? NOTICE_DAYS_OVER_SUMMER : NOTICE_DAYS;
    return sightings.stream()
        .filter(s -> s.kind() == Kind.HOME_EDUCATION_NOTICE)
        .filter(s -> !s.since().isBefore(entry.leftOn().minusDays(before)))
        .filter(s -> !s.since().isAfter(today.plusDays(NOTICE_DAYS)));
  }

  /**
   * What looks like the child having been entered: a roll row or a new-pupil return with the same
   * birth and names, or with the same permanent UPN and enough else. Holds an enquiry back and
   * claims nothing.
   *
   * @param lastRoll date of the last accepted roll of a school that OnRoll receives rolls of
   */
  public Optional<PossibleArrival> possibleArrival(
      LedgerEntry entry, Function<Urn, Optional<LocalDate>> lastRoll, SchoolCalendar county) {
    Optional<PossibleArrival> stillThere = stillOnRoll(entry, lastRoll);
    if (stillThere.isPresent()) return stillThere;
    Optional<PossibleArrival> row =
        sightings.stream()
            .filter(s -> s.kind() == Kind.ON_ROLL && s.status() != EnrolStatus.G)
            .filter(s -> isLike(s, entry))
            .filter(s -> !leftSince(s))
            .findFirst()
            .map(s -> new PossibleArrival(s.school(), "a roll row since " + s.since()));
    if (row.isPresent()) return row;
    Optional<PossibleArrival> word =
        sightings.stream()
            .filter(s -> s.kind() == Kind.NEW_PUPIL_RETURN && isLike(s, entry))
            .filter(s -> !leftSince(s))
            .filter(s -> notRefuted(s, lastRoll, county))
            .findFirst()
            .map(s -> new PossibleArrival(s.school(), "a new-pupil return for " + s.since()));
    return word.or(() -> noticeLike(entry));
  }

  /** The school said that the child has left, and its rolls since go on showing the child. */
  private Optional<PossibleArrival> stillOnRoll(
      LedgerEntry entry, Function<Urn, Optional<LocalDate>> lastRoll) {
    if (entry.observedOn() != null || !Urn.isUrn(entry.lastSchool())) return Optional.empty();
    boolean shown =
        sightings.stream()
            .anyMatch(
                s ->
                    s.kind() == Kind.ON_ROLL
                        && s.school().equals(entry.lastSchool())
                        && s.child().equals(entry.child()));
    if (!shown) return Optional.empty();
    return lastRoll
        .apply(new Urn(entry.lastSchool()))
        .filter(day -> day.isAfter(entry.leftOn()))
        .map(
            day ->
                new PossibleArrival(
                    entry.lastSchool(), "the roll of " + day + " still shows the child"));
  }

  private Optional<PossibleArrival> noticeLike(LedgerEntry entry) {
    return notices(entry, LocalDate.MAX.minusYears(1))
        .filter(s -> isSame(s.identity(), entry.identity()))
        .findFirst()
        .map(s -> new PossibleArrival("", "a parent's notice of home education from " + s.since()));
  }

  private static boolean isSame(Identity a, Identity b) {
    return a.looksLike(b) || a.probably(b);
  }

  private boolean isLike(Sighting s, LedgerEntry entry) {
    if (s.identity().probably(entry.identity()) || s.child().equals(entry.child())) return true;
    return s.identity().looksLike(entry.identity())
        && s.enteredBy()
            .filter(day -> !day.isBefore(entry.leftOn().minusDays(OVERLAP_DAYS)))
            .isPresent()
        && !cameFromElsewhere(s, entry);
  }

  /** The look-alike is known to be another child: it left another school itself. */
  private boolean cameFromElsewhere(Sighting s, LedgerEntry entry) {
    return !s.child().equals(entry.child())
        && sightings.stream()
            .anyMatch(
                l ->
                    l.kind() == Kind.LEFT
                        && l.child().equals(s.child())
                        && !l.school().equals(s.school()));
  }

  /** The school has let the child go since it was seen there. */
  private boolean leftSince(Sighting s) {
    return sightings.stream()
        .anyMatch(
            l ->
                l.kind() == Kind.LEFT
                    && l.school().equals(s.school())
                    && (l.child().equals(s.child()) || isSame(l.identity(), s.identity()))
                    && !l.since().isBefore(s.since()));
  }

  /** A school whose rolls go on without the child has not entered it, whatever its return says. */
  private boolean notRefuted(
      Sighting word, Function<Urn, Optional<LocalDate>> lastRoll, SchoolCalendar county) {
    Optional<LocalDate> roll =
        Urn.isUrn(word.school()) ? lastRoll.apply(new Urn(word.school())) : Optional.empty();
    if (roll.isEmpty()) return true;
    boolean onThatRoll =
        sightings.stream()
            .anyMatch(
                s ->
                    s.kind() == Kind.ON_ROLL
                        && s.school().equals(word.school())
                        && isSame(s.identity(), word.identity()));
    if (onThatRoll) return true;
    LocalDate grace = word.since();
    for (int i = 0; i < ENTRY_GRACE_WORKING_DAYS; ) {
      grace = grace.plusDays(1);
      if (county.isWorkingDay(grace)) i++;
    }
    return !roll.get().isAfter(grace);
  }

  /** The sightings of one school that could be the pupil of {@code identity}, the surest first. */
  public List<Sighting> at(Urn urn, Identity identity) {
    return sightings.stream()
        .filter(s -> s.school().equals(urn.value()) && s.kind() != Kind.HOME_EDUCATION_NOTICE)
        .filter(s -> surety(s, identity) < 3)
        .sorted(Comparator.comparingInt(s -> surety(s, identity)))
        .toList();
  }

  private static int surety(Sighting s, Identity identity) {
    if (s.identity().agreesWith(identity)) return 0;
    if (s.identity().looksLike(identity)) return 1;
    boolean sameUpn =
        identity.permanentUpn().isPresent()
            && identity.permanentUpn().equals(s.identity().permanentUpn());
    return sameUpn && (!identity.birthKnown() || s.identity().probably(identity)) ? 2 : 3;
  }

  /** All that could be of the child of this identity, the surest first. */
  public List<Sighting> of(Identity identity) {
    return sightings.stream()
        .filter(s -> surety(s, identity) < 3)
        .sorted(Comparator.comparingInt(s -> surety(s, identity)))
        .toList();
  }

  /** As {@link #of(Identity)}, of one kind, without schools that the child has left since. */
  public List<Sighting> seen(Identity identity, Kind kind) {
    return of(identity).stream().filter(s -> s.kind() == kind && !leftSince(s)).toList();
  }

  /** Children of whom a leaver is known under this identity. */
  public List<ChildId> leavers() {
    return sightings.stream()
        .filter(s -> s.kind() == Kind.LEFT)
        .map(Sighting::child)
        .distinct()
        .toList();
  }
}
