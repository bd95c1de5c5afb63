package org.onroll.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.Ground;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.LedgerEntry.Declared;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.Oxfordshire;

/** A leaver of Tuesday 15 September 2026, as the wait for each thing that is known. */
@DisplayName("A4, C5: when a leaver becomes an enquiry")
class WaitsTest {
  private static final LocalDate LEFT = LocalDate.parse("2026-09-15");
  private static final LocalDate TODAY = LocalDate.parse("2026-09-16");
  private static final String WITH_FEED = "100002";
  private static final String WITHOUT_FEED = "100003";
  private static final String SHUT = "100004";
  private static final String UNHEARD_OF = "999999";
  private static final Waits WAITS =
      new Waits(Rules.standard(), Oxfordshire.CALENDAR, WaitsTest::register);

  @ParameterizedTest(name = "ground {0}, to {1} {2} {3}: {5} from {6}, due {7}, {8}")
  @CsvSource({
    // at once: unknown, ground (h) or (i), social care, missing before
    "g, UNKNOWN, '', , , enquiry-at-once, 2026-09-16, 2026-09-16, DESTINATION_UNKNOWN, true",
    "g, , '', , , enquiry-at-once, 2026-09-16, 2026-09-16, DESTINATION_UNKNOWN, true",
    "h, , '', , , enquiry-at-once, 2026-09-16, 2026-09-16, GROUND_H_OR_I, true",
    "i, , '', , , enquiry-at-once, 2026-09-16, 2026-09-16, GROUND_H_OR_I, true",
    "i, SCHOOL, 100002, , , enquiry-at-once, 2026-09-16, 2026-09-16, GROUND_H_OR_I, true",
    "a, SCHOOL, 100002, , care, enquiry-at-once, 2026-09-16, 2026-09-16, SOCIAL_CARE, true",
    "f, , '', , care, enquiry-at-once, 2026-09-16, 2026-09-16, SOCIAL_CARE, true",
    "a, SCHOOL, 100002, , before, enquiry-at-once, 2026-09-16, 2026-09-16, MISSING_BEFORE, true",
    // no return: three working days after the leaver was observed
    ", , '', , , leaver-without-return, 2026-09-15, 2026-09-18, NO_RETURN, false",
    ", , '', , before, enquiry-at-once, 2026-09-16, 2026-09-16, MISSING_BEFORE, true",
    // a named next school: five working days after the expected first day
    "a, SCHOOL, 100002, 2026-09-17, , expected-arrival, 2026-09-17, 2026-09-24, NOT_ARRIVED, false",
    "a, SCHOOL, 100002, 2026-09-22, , expected-arrival, 2026-09-22, 2026-09-29, NOT_ARRIVED, false",
    // counted from the deletion where none was given, or it lies before
    "a, SCHOOL, 100002, , , expected-arrival, 2026-09-15, 2026-09-22, NOT_ARRIVED, false",
    "a, SCHOOL, 100002, 2026-09-14, , expected-arrival, 2026-09-15, 2026-09-22, NOT_ARRIVED, false",
    "a, SCHOOL, 100002, 2026-09-15, , expected-arrival, 2026-09-15, 2026-09-22, NOT_ARRIVED, false",
    // or it is later than five working days after the deletion: shown as waiting with its date
    "a, SCHOOL, 100002, 2026-09-23, , expected-arrival, 2026-09-15, 2026-09-22, AWAITING_PLACE,"
        + " false",
    "a, SCHOOL, 100002, 2027-01-04, , expected-arrival, 2026-09-15, 2026-09-22, AWAITING_PLACE,"
        + " false",
    // home education: five working days after the deletion for the parent's notice
    "f, , '', , , home-education-notice, 2026-09-15, 2026-09-22, NO_HOME_EDUCATION_NOTICE, false",
    "g, HOME_EDUCATION, '', , , home-education-notice, 2026-09-15, 2026-09-22,"
        + " NO_HOME_EDUCATION_NOTICE, false",
    // where no roll is received: five working days after the deletion
    "a, SCHOOL, 100003, 2026-09-17, , destination-confirmation, 2026-09-15, 2026-09-22,"
        + " DESTINATION_NOT_CONFIRMED, false",
    "a, SCHOOL, 100004, , , destination-confirmation, 2026-09-15, 2026-09-22,"
        + " DESTINATION_NOT_CONFIRMED, false",
    "a, SCHOOL, 999999, , , destination-confirmation, 2026-09-15, 2026-09-22,"
        + " DESTINATION_NOT_CONFIRMED, false",
    "a, SCHOOL, '', , , destination-confirmation, 2026-09-15, 2026-09-22,"
        + " DESTINATION_NOT_CONFIRMED, false",
    "a, SCHOOL, not a urn, , , destination-confirmation, 2026-09-15, 2026-09-22,"
        + " DESTINATION_NOT_CONFIRMED, false",
    "g, ABROAD, '', , , destination-confirmation, 2026-09-15, 2026-09-22,"
        + " DESTINATION_NOT_CONFIRMED, false",
    "g, OUTSIDE_ENGLAND, '', , , destination-confirmation, 2026-09-15, 2026-09-22,"
        + " DESTINATION_NOT_CONFIRMED, false",
    "g, OTHER, '', , , destination-confirmation, 2026-09-15, 2026-09-22, DESTINATION_NOT_CONFIRMED,"
        + " false"
  })
  void a_leaver_waits(
      @Nullable String ground,
      Destination.@Nullable Kind kind,
      String urn,
      @Nullable LocalDate firstDay,
      @Nullable String flag,
      String rule,
      LocalDate start,
      LocalDate due,
      CaseReason reason,
      boolean atOnce) {
    Declared declared = ground == null ? null : declared(ground, kind, urn, firstDay, flag);
    Waits.Plan plan =
        WAITS.plan(entry(LEFT, declared, false), "before".equals(flag), TODAY).orElseThrow();
    assertThat(plan.due().rule().id()).isEqualTo(rule);
    assertThat(plan.due().start()).isEqualTo(start);
    assertThat(plan.due().due()).isEqualTo(due);
    assertThat(plan.reason()).isEqualTo(reason);
    assertThat(plan.atOnce()).isEqualTo(atOnce);
    if (!atOnce) assertThat(plan.expectedFirstDay()).isEqualTo(firstDay);
  }

  @ParameterizedTest(name = "ground ({0}): nothing more is asked")
  @CsvSource({"j", "k"})
  void nothing_is_waited_for_where_the_ground_ends_it(String ground) {
    for (String flag : new String[] {"", "care", "before"}) {
      Declared declared = declared(ground, null, "", null, flag);
      assertThat(WAITS.plan(entry(LEFT, declared, false), flag.equals("before"), TODAY)).isEmpty();
      assertThat(WAITS.plan(entry(LEFT, declared, true), false, TODAY)).isEmpty();
    }
  }

  @ParameterizedTest(name = "ground (l) on {1}, born {0}: asked {2}")
  @CsvSource({
    "2010-05-01, 2026-06-26, false", // the last Friday in June of Year 11
    "2010-05-01, 2026-03-27, false", // the end of the last spring term
    "2010-05-01, 2026-03-25, true", // three months and a day before
    "2010-09-01, 2026-06-26, true", // a year to go
    "2018-05-01, 2026-06-26, true" // cited for a young child, it must not be the end of the search
  })
  void ground_l_ends_it_only_where_compulsory_school_age_ends(
      LocalDate born, LocalDate deleted, boolean asked) {
    Identity ada = Kid.called("Ada Ashdown").identity();
    Identity child = new Identity(ada.upn(), ada.surname(), ada.forename(), "", born, ada.sex());
    Declared declared = new Declared("r-1", deleted, Ground.L, Destination.UNKNOWN, false, false);
    assertThat(WAITS.plan(entry(child, deleted, declared, false), false, deleted).isPresent())
        .isEqualTo(asked);
  }

  @Test
  void ground_l_of_a_child_whose_birth_nobody_knows_is_asked_about() {
    Identity ada = Kid.called("Ada Ashdown").identity();
    Identity child =
        new Identity(
            ada.upn(), ada.surname(), ada.forename(), "", Identity.BIRTH_UNKNOWN, ada.sex());
    Declared declared = declared("l", null, "", null, null);
    assertThat(WAITS.plan(entry(child, LEFT, declared, false), false, TODAY)).isPresent();
  }

  @ParameterizedTest(name = "C7: end of phase, gone {0}: from {1}, due {2}")
  @CsvSource({
    "2026-07-20, 2026-09-02, 2026-09-15",
    "2026-08-31, 2026-09-02, 2026-09-15",
    "2026-09-03, 2026-09-02, 2026-09-15",
    "2026-07-17, 2026-09-02, 2026-09-15", // a school whose own last day came before the county's
    "2027-07-21, 2027-09-01, 2027-09-14" // terms not known yet: working days from 1 September
  })
  void a_leaver_at_the_end_of_a_phase_waits_for_the_autumn(
      LocalDate left, LocalDate start, LocalDate due) {
    Waits.Plan plan = WAITS.plan(entry(left, null, true), false, left).orElseThrow();
    assertThat(plan.due().rule().id()).isEqualTo(Rules.PHASE_TRANSFER);
    assertThat(plan.due().start()).isEqualTo(start);
    assertThat(plan.due().due()).isEqualTo(due);
    assertThat(plan.reason()).isEqualTo(CaseReason.NOT_TRANSFERRED);
    assertThat(plan.atOnce()).isFalse();
  }

  @Test
  void the_wait_for_a_return_is_counted_from_the_roll_that_showed_the_leaver() {
    LedgerEntry observedLater =
        entry(LEFT, null, false).edit().observed(LocalDate.parse("2026-09-18")).done();
    assertThat(WAITS.plan(observedLater, false, TODAY).orElseThrow().due().due())
        .isEqualTo("2026-09-23");
  }

  private static Declared declared(
      String ground,
      Destination.@Nullable Kind kind,
      String urn,
      @Nullable LocalDate firstDay,
      @Nullable String flag) {
    Ground g = Ground.parse(ground).orElseThrow();
    Destination said =
        kind == null
            ? g.next() == Ground.Next.HOME
                ? new Destination(Destination.Kind.HOME_EDUCATION, "", "", "", null)
                : Destination.UNKNOWN
            : new Destination(kind, urn, "", "", firstDay);
    return new Declared("r-1", LEFT, g, said, "care".equals(flag), false);
  }

  private static LedgerEntry entry(
      LocalDate left, @Nullable Declared declared, boolean endOfPhase) {
    return entry(Kid.called("Ada Ashdown").identity(), left, declared, endOfPhase);
  }

  private static LedgerEntry entry(
      Identity child, LocalDate left, @Nullable Declared declared, boolean endOfPhase) {
    return new LedgerEntry(
        new ChildId("child"),
        1,
        child,
        "4",
        LedgerEntry.Status.OPEN,
        left,
        "100001",
        left,
        null,
        declared,
        endOfPhase,
        "",
        "",
        null,
        0,
        null,
        "",
        "",
        1);
  }

  private static Optional<School> register(Urn urn) {
    return switch (urn.value()) {
      case WITH_FEED -> Optional.of(school(urn, School.Feed.CSV, true));
      case WITHOUT_FEED -> Optional.of(school(urn, School.Feed.NONE, true));
      case SHUT -> Optional.of(school(urn, School.Feed.CSV, false));
      case UNHEARD_OF -> Optional.empty();
      default -> Optional.empty();
    };
  }

  private static School school(Urn urn, School.Feed feed, boolean open) {
    return new School(urn, "A", "", "primary", "any", 5, 11, feed, "", open, 1);
  }
}
