package org.onroll.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.attendance.Absence;
import org.onroll.domain.books.Books;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.Closure;
import org.onroll.domain.enquiry.ClosureGround;
import org.onroll.domain.enquiry.Conversions;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.records.Change;
import org.onroll.domain.referral.Question.Say;
import org.onroll.domain.returns.HomeEducationAssurance;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.Address;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.Oxfordshire;
import org.onroll.domain.story.StorySchool;

@DisplayName("A2, A3, B4 to B6: what a referral opens, and what becomes of it")
class ReferralsTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private static final Map<Question, Say> AWAITING =
      Map.of(Question.IN_SCHOOL, Say.NO, Question.PLACE_SOUGHT, Say.YES);
  private static final Map<Question, Say> LEFT_HOME = Map.of(Question.FAMILY_LEFT, Say.YES);
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A").rolls(Kid.called("Cy Cole"), ADA);
  private final StorySchool b = county.school("B").rolls(Kid.called("Di Dale"));
  private int receipts;

  @AfterEach
  void the_books_balance() {
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  private boolean refer(String receipt, Kid kid, Route route, Map<Question, Say> answers) {
    Referral said = said(kid, route, answers, null);
    Referrals referrals = county.referrals();
    return referrals.take(
        said,
        referrals.decide(said, county.now()),
        receipt,
        "referrer-1",
        "",
        List::of,
        county.now());
  }

  private void refer(Kid kid, Route route, Map<Question, Say> answers) {
    assertThat(refer("r-" + ++receipts, kid, route, answers)).isTrue();
  }

  private static Referral said(
      Kid kid,
      Route route,
      Map<Question, Say> answers,
      @org.jspecify.annotations.Nullable Received received) {
    return new Referral(
        Referrer.POLICE,
        "Children Act 2004 s11",
        route,
        answers,
        kid.identity(),
        "4",
        Address.NONE,
        "",
        null,
        null,
        new Safeguarding(true, true, false, null, "", LocalDate.parse("2026-09-14")),
        received);
  }

  private EnquiryCase only(Kid kid) {
    assertThat(county.cases(kid)).hasSize(1);
    return county.cases(kid).getFirst();
  }

  private List<String> history(EnquiryCase one) {
    return county
        .records()
        .list(CaseEvent.class, EnquiryCase.partition(one.id()), "EVENT#")
        .stream()
        .map(CaseEvent::kind)
        .toList();
  }

  private List<Interval> times(EnquiryCase one) {
    return county.records().all(Interval.class).stream()
        .filter(i -> i.child().equals(one.child()))
        .toList();
  }

  @Test
  void a_child_on_no_roll_gets_a_case_of_its_own_and_its_time_runs() {
    Kid eve = Kid.called("Eve Elm");
    refer(eve, Route.NOT_SURE, AWAITING);
    EnquiryCase one = only(eve);
    assertThat(one.kind()).isEqualTo(CaseKind.CME);
    assertThat(one.reason()).isEqualTo(CaseReason.AWAITING_PLACE);
    assertThat(one.safeguarding()).isTrue(); // B5
    assertThat(one.hasEntry()).isFalse();
    assertThat(county.entries(eve)).isEmpty();
    assertThat(times(one)).singleElement().matches(i -> i.to() == null);
    assertThat(county.deadlines(Rules.ENQUIRY_FIRST_CHECK)).hasSize(1);
    assertThat(county.deadlines(Rules.REFERRAL_ACKNOWLEDGEMENT)).hasSize(1);
    assertThat(county.deadlines(Rules.SAFEGUARDING_REFERRAL)).hasSize(1);
    assertThat(county.mails(MailKind.ENQUIRY_OPENED)).hasSize(1);
  }

  @Test
  void a_namesake_with_another_permanent_number_is_another_child() { // invariant 6
    refer(ADA, Route.NOT_SURE, AWAITING);
    Kid namesake = ADA.upn(Kid.number(4711));
    refer(namesake, Route.NOT_SURE, AWAITING);
    assertThat(county.cases(ADA))
        .extracting(EnquiryCase::child)
        .containsExactlyInAnyOrder(
            county.key().child(ADA.identity(), ""), county.key().child(namesake.identity(), ""));
    refer(ADA, Route.NOT_SURE, LEFT_HOME);
    refer(namesake, Route.NOT_SURE, LEFT_HOME);
    assertThat(county.cases(ADA)).hasSize(2);
  }

  @Test
  void entry_on_a_roll_ends_the_time_and_proposes_to_close() { // A2
    Kid eve = Kid.called("Eve Elm").entered("2026-09-21");
    refer(eve, Route.NOT_SURE, AWAITING);
    county.clockMovesTo("2026-09-21");
    b.gains(eve);
    EnquiryCase one = only(eve);
    assertThat(times(one))
        .singleElement()
        .isEqualTo(
            new Interval(
                one.child(), LocalDate.parse("2026-09-14"), LocalDate.parse("2026-09-21")));
    assertThat(one.state()).isEqualTo(CaseState.OPEN); // invariant 6: no roll closes a case
    assertThat(history(one)).containsExactly("opened", "claimed");
    Closure proposal =
        java.util.Objects.requireNonNull(county.closures().proposals(List.of(one)).get(one.id()));
    assertThat(proposal.evidence()).containsEntry("school", b.urn().value());
    assertThat(county.closes(one, proposal).state()).isEqualTo(CaseState.CLOSED);
  }

  @Test
  void a_roll_that_loses_the_child_again_gives_its_leaver_to_the_case() {
    Kid eve = Kid.called("Eve Elm").entered("2026-09-21");
    refer(eve, Route.NOT_SURE, AWAITING);
    county.clockMovesTo("2026-09-21");
    b.gains(eve);
    county.clockMovesTo("2026-09-28");
    b.loses(eve);
    EnquiryCase one = only(eve);
    assertThat(one.entry()).isEqualTo(county.entry(eve).key().sort());
    assertThat(history(one)).containsExactly("opened", "claimed", "claim-lost");
    assertThat(county.mails(MailKind.CLAIM_LOST)).hasSize(1);
    county.clockMovesTo("2026-10-12");
    assertThat(county.cases(eve)).hasSize(1); // no second case when its wait would run out
    assertThat(times(one)).filteredOn(i -> i.to() == null).hasSize(1);
  }

  @Test
  void a_child_who_is_on_a_roll_and_whose_family_left_is_no_time_out_of_education_yet() { // B4
    refer(ADA, Route.STOPPED, LEFT_HOME);
    EnquiryCase one = only(ADA);
    assertThat(one.kind()).isEqualTo(CaseKind.CME);
    assertThat(one.claim()).isNull(); // the roll that shows the child is no answer
    assertThat(times(one)).isEmpty();
    county.clockMovesTo("2026-09-15");
    a.loses(ADA);
    assertThat(only(ADA).entry()).isEqualTo("LEAVER#0001");
    assertThat(times(one)).singleElement().matches(i -> i.to() == null);
    county.clockMovesTo("2026-10-01");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void the_roll_of_a_school_that_reports_the_child_absent_is_no_answer() { // B3, C10
    Kid cy = Kid.called("Cy Cole");
    reportedAbsent(cy, county.now());
    refer(cy, Route.NOT_SURE, Map.of());
    refer(ADA, Route.NOT_SURE, Map.of());
    assertThat(only(cy).claim()).isNull();
    assertThat(only(ADA).claim()).isNotNull(); // nobody reports Ada
  }

  @Test
  void an_absence_of_which_nobody_has_told_for_a_month_is_over() { // B3: monthly at least
    Kid cy = Kid.called("Cy Cole");
    reportedAbsent(cy, Instant.parse("2026-07-10T09:00:00Z"));
    refer(cy, Route.NOT_SURE, Map.of());
    assertThat(only(cy).claim()).isNotNull();
  }

  private void reportedAbsent(Kid kid, Instant at) {
    Absence absence =
        new Absence(
            a.urn(),
            county.key().child(kid.identity(), a.urn().value()),
            Absence.Kind.ATTENDANCE,
            kid.identity(),
            LocalDate.parse("2026-07-01"),
            null,
            10,
            1,
            "absence-1",
            at,
            false,
            null,
            1);
    county.records().commit(List.of(Change.save(absence)));
  }

  @Test
  void a_leaver_who_is_waited_for_and_referred_is_waited_for_no_more() {
    county.clockMovesTo("2026-09-15");
    a.loses(ADA);
    assertThat(county.wait(ADA)).isPresent();
    refer(ADA, Route.LEFT, Map.of());
    assertThat(county.wait(ADA)).isEmpty();
    assertThat(only(ADA).entry()).isEqualTo(county.entry(ADA).key().sort());
    county.clockMovesTo("2026-10-01");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void a_child_has_one_open_case_whoever_refers_and_however_named() {
    Kid eve = Kid.called("Eve Elm");
    refer(eve, Route.NOT_SURE, Map.of(Question.IN_SCHOOL, Say.NO));
    refer(eve.withoutUpn(), Route.NOT_SURE, AWAITING);
    assertThat(history(only(eve))).containsExactly("opened", "referred");
    assertThat(only(eve).kind()).isEqualTo(CaseKind.ENQUIRY); // an officer converts
    assertThat(county.records().all(KeptReferral.class))
        .extracting(KeptReferral::joined)
        .containsExactlyInAnyOrder(false, true);
  }

  @Test
  void a_referral_is_taken_once() { // fault-F1
    Kid eve = Kid.called("Eve Elm");
    assertThat(refer("r-1", eve, Route.NOT_SURE, AWAITING)).isTrue();
    assertThat(refer("r-1", eve, Route.NOT_SURE, AWAITING)).isFalse();
    assertThat(history(only(eve))).containsExactly("opened");
  }

  @Test
  void the_clock_of_a_keyed_referral_runs_from_its_receipt() { // B6
    Instant friday = Instant.parse("2026-09-11T15:30:00Z");
    Referral letter = said(ADA, Route.LEFT, Map.of(), new Received(Received.How.LETTER, friday));
    Referrals referrals = county.referrals();
    referrals.take(
        letter,
        referrals.decide(letter, county.now()),
        "r-1",
        "officer-1",
        "",
        List::of,
        county.now());
    assertThat(county.deadlines(Rules.REFERRAL_ACKNOWLEDGEMENT))
        .singleElement()
        .matches(d -> d.due().equals(LocalDate.parse("2026-09-14")));
    assertThat(only(ADA).nextDue()).isEqualTo("2026-09-14");
    county.clockMovesTo("2026-09-15");
    assertThat(county.mails(MailKind.REFERRAL_NOT_ACKNOWLEDGED)).hasSize(1);
    assertThat(county.mails(MailKind.REFERRAL_OVERDUE_OFFICER)).hasSize(1); // B5
  }

  @Test
  void an_acknowledgement_meets_its_deadline_and_the_first_one_stands() {
    refer(ADA, Route.LEFT, Map.of());
    Acknowledgements said = new Acknowledgements(county.records());
    said.acknowledge("r-1", "officer-1", "by telephone", county.now());
    assertThat(said.acknowledge("r-1", "officer-2", "again", county.now()))
        .hasValueSatisfying(r -> assertThat(r.acknowledgedBy()).isEqualTo("officer-1"));
    assertThat(county.deadlines(Rules.REFERRAL_ACKNOWLEDGEMENT)).noneMatch(Deadline::isOpen);
  }

  @Test
  void an_enquiry_becomes_cme_and_back_and_all_of_it_stays() { // A2
    Kid eve = Kid.called("Eve Elm");
    refer(eve, Route.NOT_SURE, Map.of(Question.IN_SCHOOL, Say.NO));
    Conversions conversions = new Conversions(county.records(), county.key(), county.enquiries());
    EnquiryCase one = only(eve);
    assertThat(times(one)).isEmpty();
    EnquiryCase cme =
        conversions.convert(one.id(), to(CaseKind.CME, CaseReason.ON_NO_ROLL), county.now());
    assertThat(cme.kind()).isEqualTo(CaseKind.CME);
    assertThat(times(one)).singleElement().matches(i -> i.to() == null);
    assertThatThrownBy(
            () ->
                conversions.convert(
                    one.id(), to(CaseKind.CME, CaseReason.ON_NO_ROLL), county.now()))
        .isInstanceOf(Enquiries.RefusedException.class);
    county.clockMovesTo("2026-09-16");
    conversions.convert(
        one.id(), to(CaseKind.ENQUIRY, CaseReason.EDUCATION_NOT_KNOWN), county.now());
    assertThat(times(one)).noneMatch(i -> i.to() == null);
    conversions.convert(one.id(), to(CaseKind.CME, CaseReason.ON_NO_ROLL), county.now());
    assertThat(times(one)).hasSize(2);
    assertThat(history(one)).containsExactly("opened", "converted", "converted", "converted");
  }

  private static Conversions.Decided to(CaseKind kind, CaseReason reason) {
    return new Conversions.Decided(kind, reason, "as learnt", "officer-1");
  }

  @Test
  void home_education_found_unsuitable_stays_open_whatever_a_parent_writes() { // A3
    refer(
        ADA,
        Route.LEFT,
        Map.of(Question.HOME_EDUCATED, Say.YES, Question.FOUND_UNSUITABLE, Say.YES));
    county.parentTeachesAtHome(ADA, "2026-09-15");
    assertThat(only(ADA).kind()).isEqualTo(CaseKind.CME);
    assertThat(only(ADA).state()).isEqualTo(CaseState.OPEN);
    assertThatThrownBy(
            () ->
                county.closes(
                    only(ADA),
                    new Closure(
                        ClosureGround.HOME_EDUCATED,
                        Map.of("parentNotice", "yes", "confirmedOn", "2026-09-15"),
                        "",
                        "officer-1",
                        county.today())))
        .isInstanceOf(Enquiries.RefusedException.class)
        .hasMessageContaining("suitabilityAssured");
  }

  @Test
  void a_summer_roll_that_still_shows_the_child_ends_no_unsuitable_home_education() { // A3
    refer(
        ADA,
        Route.LEFT,
        Map.of(Question.HOME_EDUCATED, Say.YES, Question.FOUND_UNSUITABLE, Say.YES));
    assertThat(only(ADA).claim()).isNull();
    county.clockMovesTo("2026-09-21");
    a.loses(ADA);
    assertThat(only(ADA).state()).isEqualTo(CaseState.OPEN);
    county.clockMovesTo("2026-09-28");
    b.gains(ADA.entered("2026-09-28"));
    assertThat(only(ADA).entry()).isEqualTo(county.entry(ADA).key().sort());
    assertThat(county.claim(ADA).school()).isEqualTo(b.urn().value()); // a school has entered her
  }

  @Test
  void a_leaver_whose_home_education_is_unsuitable_is_claimed_by_no_notice() { // A3
    county.clockMovesTo("2026-09-15");
    a.loses(ADA);
    refer(
        ADA,
        Route.LEFT,
        Map.of(Question.HOME_EDUCATED, Say.YES, Question.FOUND_UNSUITABLE, Say.YES));
    county.parentTeachesAtHome(ADA, "2026-09-15");
    county.clockMovesTo("2026-10-15");
    assertThat(county.entry(ADA).isOpen()).isTrue();
    assertThat(history(only(ADA))).containsExactly("opened");
    assertThat(times(only(ADA))).singleElement().matches(i -> i.to() == null);
  }

  @Test
  void a_leaver_found_taught_unsuitably_is_missing_again_from_that_day() { // A3
    county.clockMovesTo("2026-09-15");
    a.loses(ADA);
    county.parentTeachesAtHome(ADA, "2026-09-15");
    assertThat(county.entry(ADA).isOpen()).isFalse();
    county.clockMovesTo("2026-10-15");
    HomeEducationNotice notice =
        new HomeEducationNotice(
            ADA.identity(), county.today(), "", "a parent", Safeguarding.NOT_ASKED);
    HomeEducationAssurance word =
        new HomeEducationAssurance(
            "n-1",
            "r-1",
            HomeEducationAssurance.Suitable.NO,
            county.today(),
            "No work was shown.",
            "officer-1",
            county.now(),
            false,
            false);
    county.unsuitableEducation().found(notice, word, List::of, county.now());
    EnquiryCase one = only(ADA);
    assertThat(one.kind()).isEqualTo(CaseKind.CME);
    assertThat(one.entry()).isEqualTo(county.entry(ADA).key().sort());
    assertThat(county.entry(ADA).isOpen()).isTrue();
    assertThat(times(one)).filteredOn(i -> i.to() == null).hasSize(1);
    county.clockMovesTo("2026-11-15");
    assertThat(county.entry(ADA).isOpen()).isTrue();
    b.gains(ADA.entered("2026-11-15"));
    assertThat(county.entry(ADA).isOpen()).isFalse(); // a roll claims, where a notice does not
  }

  @Test
  void a_changed_calendar_moves_the_acknowledgement_and_its_place_in_the_list() { // D3
    refer(ADA, Route.LEFT, Map.of());
    Map<LocalDate, String> titles = new TreeMap<>(Oxfordshire.authority().holidays().titles());
    titles.put(LocalDate.parse("2026-09-15"), "Bank holiday of a state funeral");
    CalendarSheet sheet =
        new CalendarSheet(CalendarSheet.BANK_HOLIDAYS, "the office", List.of(), titles, 1);
    CalendarChange change = CalendarChange.of(sheet, true, county.today(), county.now());
    county.records().commit(List.of(Change.put(sheet), Change.create(change)));
    county.moves().apply(change, county.today(), () -> true);
    assertThat(county.deadlines(Rules.REFERRAL_ACKNOWLEDGEMENT))
        .singleElement()
        .matches(d -> d.due().equals(LocalDate.parse("2026-09-16")));
    assertThat(county.records().all(KeptReferral.class))
        .singleElement()
        .matches(r -> r.waits() && r.due().equals(LocalDate.parse("2026-09-16")));
  }

  @Test
  void a_home_educated_child_is_not_cme() { // A3
    refer(ADA, Route.LEFT, Map.of(Question.HOME_EDUCATED, Say.YES));
    assertThat(county.cases(ADA)).isEmpty();
    assertThat(county.deadlines(Rules.REFERRAL_ACKNOWLEDGEMENT)).hasSize(1);
  }

  @Test
  void a_case_without_an_entry_closes_and_ends_its_time() {
    Kid eve = Kid.called("Eve Elm");
    refer(eve, Route.NOT_SURE, AWAITING);
    county.clockMovesTo("2026-09-16");
    EnquiryCase closed =
        county.closes(
            only(eve),
            new Closure(
                ClosureGround.DECEASED,
                Map.of("confirmedBy", "registrar", "confirmedOn", "2026-09-15"),
                "",
                "officer-1",
                county.today()));
    assertThat(closed.outSince()).isNull();
    assertThat(times(closed)).noneMatch(i -> i.to() == null);
    assertThat(county.records().all(LedgerEntry.class)).isEmpty();
  }
}
