package org.onroll.world.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.School;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Slot;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.EnrolStatus;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Truth;

/**
 * What the offices declare about those who leave: true, false, early, late, wrong or not at all.
 */
final class DeletionReturns {
  private static final double FORGOTTEN = 0.08;
  private static final double VANISHED_WITHOUT_A_WORD = 0.5;
  private static final double OVER_AGE_NOT_DECLARED = 0.5;
  private static final double SOCIAL_CARE = 0.06;
  private static final double BACKDATED = 0.08;
  private static final double BEFORE_THE_ROLL = 0.3;
  private static final double WITHOUT_GROUND = 0.03;
  private static final double DATE_GIVEN = 0.7;
  private static final double DOES_NOT_KNOW = 0.03;
  private static final double NAME_ONLY = 0.05;
  private static final double FALSE_FLOOR = 0.115;

  private static final List<Slot> SLOTS = List.of(Slot.BREAK, Slot.NOON, Slot.AFTERNOON);

  private final Truth truth;
  private final Letters letters;
  private final Dice dice;

  /** A return that is going to be sent, before it is written. */
  private record Draft(Departure departure, Says.Deleted says, LocalDate on) {}

  DeletionReturns(Truth truth, Letters letters, Dice dice) {
    this.truth = truth;
    this.letters = letters;
    this.dice = dice;
  }

  List<Message> all() {
    List<Draft> drafts = new ArrayList<>();
    for (Departure departure : truth.departures()) {
      if (isDeclared(departure)) draft(departure).ifPresent(drafts::add);
    }
    nameWrongSchools(drafts);
    List<Message> messages = new ArrayList<>();
    drafts.forEach(draft -> write(draft, messages));
    return messages;
  }

  private boolean isDeclared(Departure d) {
    School school = truth.schools().at(d.urn());
    if (d.endOfPhase() || school.habit() == ReturnHabit.SILENT) return false;
    return switch (d.fate()) {
      case VANISHED, TOO_YOUNG -> !dice.chance(VANISHED_WITHOUT_A_WORD);
      case OVER_AGE -> !dice.chance(OVER_AGE_NOT_DECLARED);
      case NEVER_ARRIVED, FALSE_HOME_EDUCATION, FALSE_ABROAD, LEAVE_OVERRUN, LONG_ABSENCE -> true;
      case MOVED,
          MOVED_WITHOUT_FEED,
          CAME_BACK,
          MOVED_AWAY,
          ABROAD,
          EDUCATED_ELSEWHERE,
          HOME_EDUCATED,
          ENTERED_AND_VANISHED,
          NOT_TURNED_UP,
          SECOND_REGISTRATION ->
          !dice.chance(FORGOTTEN);
    };
  }

  private Optional<Draft> draft(Departure d) {
    boolean socialCare = dice.chance(SOCIAL_CARE);
    LocalDate deletion =
        dice.chance(BACKDATED)
            ? SchoolCalendar.schoolDayAfter(d.last(), -dice.between(2, 4))
            : d.last();
    Says.Deleted says = says(d, deletion, socialCare);
    LocalDate on = sentOn(d, says);
    return on.isAfter(truth.period().end()) || on.isBefore(truth.period().start())
        ? Optional.empty()
        : Optional.of(new Draft(d, says, on));
  }

  private LocalDate sentOn(Departure d, Says.Deleted says) {
    if (truth.schools().at(d.urn()).habit() == ReturnHabit.LATE) {
      return SchoolCalendar.schoolDayAfter(d.last(), dice.between(2, 11));
    }
    // Nobody says "whereabouts unknown" of a child who still sits in the classroom.
    if (says.callsForEnquiry()) return SchoolCalendar.schoolDayAfter(d.last(), 1);
    if (!says.deletionDate().equals(d.last())) return d.last();
    return dice.chance(BEFORE_THE_ROLL)
        ? SchoolCalendar.schoolDayAfter(d.last(), -dice.between(1, 2))
        : d.last();
  }

  private Says.Deleted says(Departure d, LocalDate deletion, boolean socialCare) {
    String entry = d.status() == EnrolStatus.C || d.status() == EnrolStatus.M ? "a" : "c";
    return switch (d.fate()) {
      case MOVED, MOVED_WITHOUT_FEED, ENTERED_AND_VANISHED -> movedTo(d, deletion, socialCare);
      case NEVER_ARRIVED ->
          new Says.Deleted(entry, "school", d.nextUrn(), expected(d), deletion, socialCare, false);
      case CAME_BACK, ABROAD ->
          simple("g", "abroad", deletion, socialCare, d.fate() == Fate.ABROAD);
      case FALSE_ABROAD -> simple("g", "abroad", deletion, socialCare, false);
      case MOVED_AWAY ->
          dice.chance(0.25)
              ? simple("g", "outside-england", deletion, socialCare, true)
              : simple("a", "school", deletion, socialCare, true);
      case EDUCATED_ELSEWHERE, NOT_TURNED_UP -> simple("a", "school", deletion, socialCare, true);
      case HOME_EDUCATED -> simple("f", "home-education", deletion, socialCare, true);
      case FALSE_HOME_EDUCATION -> simple("f", "home-education", deletion, socialCare, false);
      case VANISHED, TOO_YOUNG -> simple("g", "unknown", deletion, socialCare, true);
      case LEAVE_OVERRUN -> simple("h", "unknown", deletion, socialCare, true);
      case LONG_ABSENCE -> simple("i", "unknown", deletion, socialCare, true);
      case OVER_AGE -> simple("l", "other", deletion, socialCare, true);
      case SECOND_REGISTRATION -> simple("c", "other", deletion, false, true);
    };
  }

  private static Says.Deleted simple(
      String ground, String destination, LocalDate deletion, boolean socialCare, boolean isTrue) {
    return new Says.Deleted(
        ground, destination, "", Optional.empty(), deletion, socialCare, isTrue);
  }

  private Says.Deleted movedTo(Departure d, LocalDate deletion, boolean socialCare) {
    if (dice.chance(DOES_NOT_KNOW)) return simple("g", "unknown", deletion, socialCare, true);
    String named = dice.chance(NAME_ONLY) ? "" : d.nextUrn();
    return new Says.Deleted("a", "school", named, expected(d), deletion, socialCare, true);
  }

  private Optional<LocalDate> expected(Departure d) {
    return dice.chance(DATE_GIVEN) ? Optional.of(d.nextFirst()) : Optional.empty();
  }

  /**
   * Movers whose old school names a school that they never reach, until enough declarations are
   * false.
   */
  private void nameWrongSchools(List<Draft> drafts) {
    List<Integer> movers = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (draft.departure().fate() == Fate.MOVED && !draft.says().namedUrn().isEmpty())
        movers.add(i);
    }
    for (int i : dice.shuffled(movers)) {
      long wrong = drafts.stream().filter(d -> !d.says().isTrue()).count();
      if (wrong >= Math.ceil(drafts.size() * FALSE_FLOOR)) return;
      Draft draft = drafts.get(i);
      drafts.set(i, new Draft(draft.departure(), wrongSchool(draft), draft.on()));
    }
  }

  private Says.Deleted wrongSchool(Draft draft) {
    Says.Deleted says = draft.says();
    int yearGroup =
        truth.of(draft.departure().childId()).child().yearGroup(draft.departure().nextFirst());
    List<School> others =
        truth
            .schools()
            .all()
            .filter(s -> s.teaches(yearGroup) && !s.urn().equals(says.namedUrn()))
            .filter(s -> !s.urn().equals(draft.departure().urn()))
            .toList();
    String named = others.isEmpty() ? "" : dice.pick(others).urn();
    return new Says.Deleted(
        says.ground(),
        "school",
        named,
        says.expectedFirstDay(),
        says.deletionDate(),
        says.socialCare(),
        false);
  }

  private void write(Draft draft, List<Message> messages) {
    Departure d = draft.departure();
    Child child = truth.of(d.childId()).child();
    Registration left =
        truth.of(d.childId()).registrations().stream()
            .filter(r -> r.urn().equals(d.urn()) && r.last().equals(d.last()))
            .findFirst()
            .orElseThrow();
    Slot slot = draft.says().callsForEnquiry() ? Slot.NOON : dice.pick(SLOTS);
    boolean again = dice.chance(WITHOUT_GROUND);
    if (again) {
      messages.add(
          message(
              draft, draft.on(), slot, letters.deletion(child, left, draft.says(), true), true));
    }
    LocalDate on = again ? SchoolCalendar.schoolDayAfter(draft.on(), 1) : draft.on();
    if (on.isAfter(truth.period().end())) return;
    messages.add(
        message(draft, on, slot, letters.deletion(child, left, draft.says(), false), false));
  }

  private static Message message(
      Draft draft, LocalDate on, Slot slot, JsonNode body, boolean refused) {
    Departure d = draft.departure();
    return new Message(on, slot, d.urn(), d.childId(), draft.says(), body, refused);
  }
}
