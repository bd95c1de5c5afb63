package org.onroll.domain.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.TurnOfYear;
import org.onroll.domain.roll.HoldReason.Code;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.Oxfordshire;

@DisplayName("C3, fault-F13: a broken feed opens and closes nothing")
class FeedGuardTest {
  private static final FeedGuard GUARD = new FeedGuard(GuardLevels.STANDARD);

  @ParameterizedTest(name = "{0}")
  @CsvSource({"EMPTY, EMPTY", "HEADER_ONLY, HEADER_ONLY", "TRUNCATED, TRUNCATED"})
  void a_file_that_is_no_roll_is_held_even_as_the_first(RollReading.Shape shape, Code code) {
    RollReading reading =
        new RollReading(List.of(), List.of(), List.of(), List.of(), shape, 0, true);
    assertThat(codes(GUARD.check(reading, Optional.empty(), FeedGuardTest::nobody)))
        .containsExactly(code);
    assertThat(codes(GUARD.check(reading, accepted(Rolls.pupils(100)), FeedGuardTest::nobody)))
        .containsExactly(code);
  }

  @ParameterizedTest(name = "of {0} pupils {1} gone and {2} new: {3}")
  @CsvSource({
    // up to five leavers pass at any school
    "20, 5, 5, ''",
    "20, 6, 6, LEAVERS",
    "100, 5, 0, ''",
    "100, 6, 0, LEAVERS",
    // above a hundred pupils, up to 5 %
    "119, 5, 0, ''",
    "119, 6, 0, LEAVERS",
    "120, 6, 0, ''",
    "120, 7, 0, LEAVERS",
    "1000, 50, 0, ''",
    "1000, 51, 0, LEAVERS",
    // rows: 80 % of the accepted roll pass, fewer do not
    "25, 5, 0, ''",
    "24, 5, 0, SIZE",
    "1000, 200, 0, LEAVERS",
    "1000, 201, 0, LEAVERS SIZE",
    // another school's file: fewer than half of the accepted keys
    "10, 5, 5, ''",
    "9, 5, 5, WRONG_SCHOOL",
    "10, 6, 6, LEAVERS WRONG_SCHOOL",
    "400, 200, 200, LEAVERS",
    "400, 201, 201, LEAVERS WRONG_SCHOOL",
    "400, 400, 400, LEAVERS WRONG_SCHOOL",
    // growing is no fault
    "100, 0, 300, ''"
  })
  void too_many_gone_hold_a_roll(int before, int gone, int fresh, String reasons) {
    List<Pupil> rows = new ArrayList<>(Rolls.pupils(before).subList(gone, before));
    rows.addAll(Rolls.pupils(before, fresh));
    assertThat(
            codes(GUARD.check(whole(rows), accepted(Rolls.pupils(before)), FeedGuardTest::nobody)))
        .containsExactlyInAnyOrderElementsOf(expected(reasons));
  }

  @ParameterizedTest(name = "{0} lines, {1} of them unreadable: {2}")
  @CsvSource({
    "10, 2, ''",
    "10, 3, UNREADABLE_ROWS",
    "299, 2, ''",
    "299, 3, UNREADABLE_ROWS",
    "300, 3, ''",
    "300, 4, UNREADABLE_ROWS",
    "399, 4, UNREADABLE_ROWS"
  })
  void too_many_unreadable_lines_hold_a_roll(int lines, int unreadable, String reasons) {
    RollReading reading = reading(Rolls.pupils(lines - unreadable), blank(unreadable), 0, true);
    assertThat(codes(GUARD.check(reading, Optional.empty(), FeedGuardTest::nobody)))
        .containsExactlyElementsOf(expected(reasons));
  }

  @Test
  void a_UPN_on_two_lines_holds_a_roll() {
    Kid ada = Kid.called("Ada Ashdown");
    Pupil same = Kid.called("Bea Birch").upn(ada.identity().upn()).pupil();
    assertThat(
            codes(
                GUARD.check(
                    whole(List.of(ada.pupil(), same)), Optional.empty(), FeedGuardTest::nobody)))
        .containsExactly(Code.DUPLICATE_UPN);
  }

  @Test
  void no_UPN_on_two_lines_and_a_previous_pupils_UPN_hold_nothing() {
    Kid ada = Kid.called("Ada Ashdown");
    Kid bea = Kid.called("Bea Birch");
    List<Pupil> rows =
        List.of(
            ada.withoutUpn().pupil(),
            bea.pupil(),
            Kid.called("Cy Cole").withoutUpn().pupil(),
            Kid.called("Di Dale").upn(bea.identity().upn()).as(EnrolStatus.P).pupil());
    assertThat(GUARD.check(whole(rows), Optional.empty(), FeedGuardTest::nobody)).isEmpty();
  }

  @Test
  void a_line_with_another_schools_URN_holds_a_roll() {
    RollReading reading = reading(Rolls.pupils(10), List.of(), 1, true);
    assertThat(codes(GUARD.check(reading, Optional.empty(), FeedGuardTest::nobody)))
        .containsExactly(Code.WRONG_SCHOOL);
  }

  @ParameterizedTest(name = "before {0}, now {1}, {2} fewer: {3}")
  @CsvSource({
    "true, false, 1, TRUNCATED",
    "true, false, 0, ''",
    "true, true, 1, ''",
    "false, false, 1, ''",
    "false, true, 1, ''"
  })
  void a_missing_last_line_break_with_fewer_pupils_is_a_cut_at_a_line(
      boolean endedBefore, boolean endsNow, int fewer, String reasons) {
    Optional<FeedGuard.Accepted> accepted =
        Optional.of(new FeedGuard.Accepted(Roll.of(Rolls.pupils(100)), endedBefore));
    RollReading reading = reading(Rolls.pupils(100 - fewer), List.of(), 0, endsNow);
    assertThat(codes(GUARD.check(reading, accepted, FeedGuardTest::nobody)))
        .containsExactlyElementsOf(expected(reasons));
  }

  @Test
  void a_first_roll_without_a_pupil_on_the_register_is_held() {
    // Accepted as a baseline, it would make joiners of the whole school on the next day.
    List<Pupil> previous =
        Rolls.pupils(30).stream()
            .map(p -> new Kid(p.identity(), p.year(), p.entered(), EnrolStatus.P, "", "").pupil())
            .toList();
    assertThat(GUARD.check(whole(previous), Optional.empty(), FeedGuardTest::nobody)).isNotEmpty();
  }

  static Stream<Arguments> julys() {
    return Stream.of(
        Arguments.of("2026-07-21", 0, ""), // all of Year 6 gone in the holidays
        Arguments.of("2026-07-21", 5, ""), // and five others
        Arguments.of("2026-07-21", 9, ""), // 5 % of the whole roll of 180
        Arguments.of("2026-07-21", 10, "LEAVERS"),
        Arguments.of("2026-09-02", 0, ""),
        Arguments.of("2026-06-01", 0, "LEAVERS")); // in the middle of the term
  }

  @ParameterizedTest(name = "C7, fault-F14: Year 6 gone on {0} with {1} others: {2}")
  @MethodSource("julys")
  void leavers_at_the_end_of_a_phase_do_not_count(String day, int others, String reasons) {
    School primary =
        new School(
            new Urn("100001"), "A", "", "primary", "any", 5, 11, School.Feed.CSV, "", true, 1);
    List<Pupil> roll = new ArrayList<>();
    for (Pupil p : Rolls.pupils(180)) {
      boolean senior = roll.size() < 30;
      roll.add(
          new Kid(
                  p.identity(),
                  senior ? YearGroup.Y6 : YearGroup.Y3,
                  p.entered(),
                  p.status(),
                  "",
                  "")
              .pupil());
    }
    Predicate<Pupil> ordinary =
        p ->
            TurnOfYear.ordinaryLeaver(
                primary, p.year(), LocalDate.parse(day), Oxfordshire.CALENDAR);
    RollReading reading = whole(roll.subList(30 + others, 180));
    assertThat(codes(GUARD.check(reading, accepted(roll), ordinary)))
        .containsExactlyElementsOf(expected(reasons));
  }

  @Test
  void a_pupil_who_could_be_an_unreadable_line_does_not_count_as_gone() {
    List<Pupil> before = Rolls.pupils(100);
    Identity sixth = before.get(5).identity();
    SetAsideRow protects =
        new SetAsideRow(new RowNote(7, "DOB", "unreadable"), sixth.upn(), "", "", "", null);
    RollReading six = reading(before.subList(6, 100), List.of(protects), 0, true);
    assertThat(GUARD.check(six, accepted(before), FeedGuardTest::nobody)).isEmpty();
    RollReading seven = reading(before.subList(7, 100), List.of(protects), 0, true);
    assertThat(codes(GUARD.check(seven, accepted(before), FeedGuardTest::nobody)))
        .containsExactly(Code.LEAVERS);
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void a_held_roll_is_released_as_its_reason_allows(Code code) {
    List<Code> never = List.of(Code.EMPTY, Code.HEADER_ONLY, Code.TRUNCATED, Code.WRONG_SCHOOL);
    List<Code> two = List.of(Code.LEAVERS, Code.SIZE); // abuse-A17: four eyes
    assertThat(code.releasable()).isEqualTo(!never.contains(code));
    assertThat(code.needsSecond()).isEqualTo(two.contains(code));
  }

  @Test
  void every_reason_is_told_in_words() {
    List<Pupil> rows = new ArrayList<>(Rolls.pupils(200, 10));
    rows.addAll(Rolls.pupils(200, 10));
    List<HoldReason> reasons =
        GUARD.check(
            reading(rows, strangers(9), 3, false),
            accepted(Rolls.pupils(100)),
            FeedGuardTest::nobody);
    assertThat(reasons).hasSizeGreaterThan(4).allMatch(r -> r.text().matches("[A-Z0-9].*[.?]"));
  }

  private static boolean nobody(Pupil pupil) {
    return false;
  }

  private static RollReading whole(List<Pupil> rows) {
    return reading(rows, List.of(), 0, true);
  }

  private static RollReading reading(
      List<Pupil> rows, List<SetAsideRow> setAside, int otherSchool, boolean ends) {
    return new RollReading(
        rows, setAside, List.of(), List.of(), RollReading.Shape.WHOLE, otherSchool, ends);
  }

  private static List<SetAsideRow> blank(int count) {
    SetAsideRow row = new SetAsideRow(new RowNote(2, "", "unreadable"), "", "", "", "", null);
    return Stream.generate(() -> row).limit(count).toList();
  }

  private static List<SetAsideRow> strangers(int count) {
    String number = Kid.number(999_999);
    SetAsideRow row = new SetAsideRow(new RowNote(2, "", "unreadable"), number, "", "", "", null);
    return Stream.generate(() -> row).limit(count).toList();
  }

  private static Optional<FeedGuard.Accepted> accepted(List<Pupil> pupils) {
    return Optional.of(new FeedGuard.Accepted(Roll.of(pupils), true));
  }

  private static List<Code> codes(List<HoldReason> reasons) {
    return reasons.stream().map(HoldReason::code).toList();
  }

  private static List<Code> expected(String names) {
    return names.isBlank()
        ? List.of()
        : Arrays.stream(names.split(" ", -1)).map(Code::valueOf).toList();
  }
}
