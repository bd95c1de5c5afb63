package org.onroll.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.calendar.Term;
import org.onroll.domain.deadline.CalendarMoves.Outcome;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.RecordsInMemory;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.story.Oxfordshire;

/** Absences that began on Monday 14 September 2026: the tenth school day is Friday the 25th. */
@DisplayName("D3: a changed calendar moves the open deadlines that it touches")
class CalendarMovesTest {
  private static final Urn A = new Urn("100001");
  private static final Urn B = new Urn("100002");
  private static final LocalDate START = LocalDate.parse("2026-09-14");
  private static final LocalDate INSET = LocalDate.parse("2026-09-21");
  private static final LocalDate TODAY = LocalDate.parse("2026-09-16");
  private static final Authority COUNTY = Oxfordshire.authority();

  private final RecordsInMemory records = new RecordsInMemory();
  private long sheets;

  @BeforeEach
  void two_schools_and_an_enquiry() {
    for (Urn urn : List.of(A, B)) {
      records.commit(
          List.of(
              Change.create(
                  new School(
                      urn, "A", "", "any", "any", 5, 11, School.Feed.CSV, "office", true, 1))));
    }
    open(Rules.ATTENDANCE_RETURN, School.partition(A));
    open(Rules.ATTENDANCE_RETURN, School.partition(B));
    open(Rules.NEW_PUPIL_RETURN, School.partition(A));
    open(Rules.PHASE_TRANSFER, "CHILD#x");
    open(Rules.EXPECTED_ARRIVAL, "CHILD#x");
  }

  private void open(String rule, String owner) {
    Calendars calendars = new Calendars(records, COUNTY);
    DueDate due =
        DueDate.of(
            COUNTY.rules().rule(rule, START),
            START,
            owner.startsWith("SCHOOL#")
                ? calendars.of(new Urn(owner.substring("SCHOOL#".length())))
                : calendars.county());
    records.commit(
        List.of(
            Change.create(
                Deadline.open(
                    due,
                    new Deadline.Subject(owner, "1", "LEAVER#1", new ChildId("x"), "", "R-1")))));
  }

  private String due(String rule, String owner) {
    return deadline(rule, owner).due().toString();
  }

  private Deadline deadline(String rule, String owner) {
    return records.find(Deadline.key(owner, rule, "1")).orElseThrow();
  }

  /** All due dates, by rule and owner. */
  private Map<String, LocalDate> dates() {
    Map<String, LocalDate> dates = new TreeMap<>();
    records.all(Deadline.class).forEach(d -> dates.put(d.rule() + " " + d.owner(), d.due()));
    return dates;
  }

  private CalendarChange changed(String id, Map<LocalDate, String> closures, List<Term> terms) {
    sheets++;
    CalendarSheet sheet = new CalendarSheet(id, "the office", terms, closures, sheets);
    Instant now = London.morning(TODAY);
    CalendarChange change = CalendarChange.of(sheet, !Urn.isUrn(id), TODAY, now);
    records.commit(List.of(Change.put(sheet), Change.create(change)));
    return change;
  }

  private CalendarChange closes(Urn school, LocalDate day) {
    return changed(school.value(), Map.of(day, "INSET day"), List.of());
  }

  private Outcome apply(CalendarChange change) {
    return apply(change, TODAY, () -> true);
  }

  private Outcome apply(CalendarChange change, LocalDate today, BooleanSupplier timeLeft) {
    return new CalendarMoves(records, COUNTY, new Calendars(records, COUNTY))
        .apply(change, today, timeLeft);
  }

  @Test
  void a_changed_INSET_day_moves_exactly_the_deadlines_of_that_school() {
    Map<String, LocalDate> before = dates();
    Outcome outcome = apply(closes(A, INSET));
    assertThat(outcome).isEqualTo(new Outcome(1, true));
    Map<String, LocalDate> expected = new TreeMap<>(before);
    expected.put("attendance-return SCHOOL#100001", LocalDate.parse("2026-09-28"));
    assertThat(dates()).isEqualTo(expected);
    assertThat(records.all(CalendarChange.class)).as("done").isEmpty();
  }

  @Test
  void the_history_says_when_from_what_to_what_and_why() {
    apply(closes(A, INSET));
    Deadline moved = deadline(Rules.ATTENDANCE_RETURN, School.partition(A));
    assertThat(moved.moved())
        .containsExactly(
            new Deadline.Moved(
                TODAY,
                LocalDate.parse("2026-09-25"),
                LocalDate.parse("2026-09-28"),
                "The school's calendar changed (the office)."));
    assertThat(moved.nextStageAt()).isEqualTo(London.morning(LocalDate.parse("2026-09-28")));
    assertThat(moved.version()).isEqualTo(2);
  }

  @Test
  void an_INSET_day_of_the_county_moves_all_that_follow_the_county() {
    CalendarSheet terms = COUNTY.terms();
    Map<LocalDate, String> closures = new TreeMap<>(terms.closures());
    closures.put(INSET, "countywide INSET day");
    apply(changed(Oxfordshire.CODE, closures, terms.terms()));
    assertThat(due(Rules.ATTENDANCE_RETURN, "SCHOOL#100001")).isEqualTo("2026-09-28");
    assertThat(due(Rules.ATTENDANCE_RETURN, "SCHOOL#100002")).isEqualTo("2026-09-28");
    assertThat(due(Rules.PHASE_TRANSFER, "CHILD#x")).isEqualTo("2026-09-28");
    assertThat(due(Rules.EXPECTED_ARRIVAL, "CHILD#x")).as("working days").isEqualTo("2026-09-21");
    assertThat(due(Rules.NEW_PUPIL_RETURN, "SCHOOL#100001")).isEqualTo("2026-09-19");
  }

  @Test
  void a_school_with_terms_of_its_own_does_not_follow_the_county() {
    apply(changed("100002", Map.of(), List.of(term("2026-09-01", "2026-12-11"))));
    CalendarSheet terms = COUNTY.terms();
    apply(changed(Oxfordshire.CODE, Map.of(INSET, "countywide INSET day"), terms.terms()));
    assertThat(due(Rules.ATTENDANCE_RETURN, "SCHOOL#100001")).isEqualTo("2026-09-28");
    assertThat(due(Rules.ATTENDANCE_RETURN, "SCHOOL#100002")).isEqualTo("2026-09-25");
  }

  @Test
  void a_bank_holiday_that_is_proclaimed_moves_school_days_and_working_days() {
    Map<LocalDate, String> titles = new TreeMap<>(COUNTY.holidays().titles());
    titles.put(LocalDate.parse("2026-09-17"), "Bank holiday of a state funeral");
    apply(changed(CalendarSheet.BANK_HOLIDAYS, titles, List.of()));
    assertThat(due(Rules.ATTENDANCE_RETURN, "SCHOOL#100002")).isEqualTo("2026-09-28");
    assertThat(due(Rules.EXPECTED_ARRIVAL, "CHILD#x")).isEqualTo("2026-09-22");
    assertThat(due(Rules.NEW_PUPIL_RETURN, "SCHOOL#100001")).isEqualTo("2026-09-19");
    assertThat(deadline(Rules.EXPECTED_ARRIVAL, "CHILD#x").moved())
        .singleElement()
        .matches(m -> m.why().startsWith("The list of bank holidays changed"));
  }

  @Test
  void a_move_backwards_past_today_is_said_to_be_overdue_and_goes_on_at_once() {
    apply(closes(A, INSET));
    LocalDate monday = LocalDate.parse("2026-09-28");
    apply(changed("100001", Map.of(), List.of()), monday, () -> true);
    Deadline back = deadline(Rules.ATTENDANCE_RETURN, "SCHOOL#100001");
    assertThat(back.due()).isEqualTo("2026-09-25");
    assertThat(back.moved()).hasSize(2);
    assertThat(back.moved().getLast().why()).endsWith("It is overdue by that.");
    assertThat(back.reached(COUNTY.rules().rule(Rules.ATTENDANCE_RETURN), London.morning(monday)))
        .contains(Stage.OVERDUE);
  }

  @Test
  void nobody_is_told_again_of_a_stage_that_was_reached() {
    Deadline due = deadline(Rules.ATTENDANCE_RETURN, "SCHOOL#100001");
    records.commit(
        List.of(Change.save(due.at(COUNTY.rules().rule(Rules.ATTENDANCE_RETURN), Stage.DUE))));
    apply(closes(A, INSET));
    Deadline moved = deadline(Rules.ATTENDANCE_RETURN, "SCHOOL#100001");
    assertThat(moved.stage()).isEqualTo(Stage.DUE);
    assertThat(moved.nextStageAt()).isEqualTo(London.morning(LocalDate.parse("2026-09-29")));
  }

  @Test
  void what_has_ended_keeps_the_date_that_held_then() {
    Deadline open = deadline(Rules.ATTENDANCE_RETURN, "SCHOOL#100001");
    records.commit(List.of(Change.save(open.met(TODAY))));
    assertThat(apply(closes(A, INSET)).moved()).isZero();
    assertThat(due(Rules.ATTENDANCE_RETURN, "SCHOOL#100001")).isEqualTo("2026-09-25");
  }

  @Test
  void a_change_that_is_applied_twice_moves_once() {
    CalendarChange change = closes(A, INSET);
    apply(change);
    assertThat(apply(change).moved()).isZero();
    assertThat(deadline(Rules.ATTENDANCE_RETURN, "SCHOOL#100001").moved()).hasSize(1);
  }

  @Test
  void a_run_that_is_cut_short_is_gone_on_with() {
    Map<LocalDate, String> closures = new TreeMap<>(COUNTY.terms().closures());
    closures.put(INSET, "countywide INSET day");
    CalendarChange change = changed(Oxfordshire.CODE, closures, COUNTY.terms().terms());
    AtomicInteger pages = new AtomicInteger();
    Outcome first = apply(change, TODAY, () -> pages.getAndIncrement() < 1);
    assertThat(first).isEqualTo(new Outcome(1, false));
    assertThat(due(Rules.PHASE_TRANSFER, "CHILD#x")).isEqualTo("2026-09-28");
    assertThat(due(Rules.ATTENDANCE_RETURN, "SCHOOL#100001")).isEqualTo("2026-09-25");
    CalendarChange left = records.find(change.key()).orElseThrow();
    assertThat(apply(left)).isEqualTo(new Outcome(2, true));
    assertThat(due(Rules.ATTENDANCE_RETURN, "SCHOOL#100001")).isEqualTo("2026-09-28");
    assertThat(records.all(Deadline.class)).allMatch(d -> d.moved().size() <= 1);
  }

  @Test
  void a_return_that_comes_in_between_wins() {
    CalendarChange change = closes(A, INSET);
    Deadline open = deadline(Rules.ATTENDANCE_RETURN, "SCHOOL#100001");
    records.beforeNextCommit(() -> records.commit(List.of(Change.save(open.met(TODAY)))));
    assertThat(apply(change).moved()).isZero();
    assertThat(deadline(Rules.ATTENDANCE_RETURN, "SCHOOL#100001").status())
        .isEqualTo(Deadline.Status.MET);
  }

  private static Term term(String from, String to) {
    return Oxfordshire.term("a term", from, to);
  }
}
