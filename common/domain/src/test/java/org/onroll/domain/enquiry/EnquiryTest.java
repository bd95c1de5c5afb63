package org.onroll.domain.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.books.Books;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

@DisplayName("A2, E1, E3: an enquiry from opening to closure")
class EnquiryTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private static final Kid FOUND = ADA.entered("2026-09-28");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A").rolls(ADA);
  private final StorySchool b = county.school("B").rolls(Kid.called("Di Dale"));

  @BeforeEach
  void nobody_knows_where_ada_is() {
    county.clockMovesTo("2026-09-15");
    a.rolls();
    a.declaresGone(ADA, Word.ground("g").to(Destination.Kind.UNKNOWN));
  }

  private EnquiryCase theCase() {
    assertThat(county.cases(ADA)).hasSize(1);
    return county.cases(ADA).getFirst();
  }

  private List<CaseEvent> history() {
    return county
        .records()
        .list(CaseEvent.class, EnquiryCase.partition(theCase().id()), CaseEvent.PREFIX);
  }

  @Test
  void an_enquiry_is_opened_at_once_with_its_first_check_and_one_mail_to_the_officer() {
    assertThat(theCase().state()).isEqualTo(CaseState.OPEN);
    assertThat(theCase().reason()).isEqualTo(CaseReason.DESTINATION_UNKNOWN);
    assertThat(theCase().nextDue()).isEqualTo("2026-09-16");
    assertThat(county.deadlines(Rules.ENQUIRY_FIRST_CHECK)).hasSize(1);
    assertThat(county.mails(MailKind.ENQUIRY_OPENED))
        .singleElement()
        .matches(m -> m.contact().equals(Contact.DUTY_OFFICER))
        .matches(m -> m.reference().equals(theCase().reference()));
    assertThat(history()).extracting(CaseEvent::kind).containsExactly("opened");
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void an_enquiry_is_opened_once_whatever_is_repeated() { // fault-F1
    for (int i = 0; i < 3; i++) {
      county.everythingIsSaidAgain();
      a.beginsAllStepsAgain();
      county.clockMovesTo(county.today().plusDays(1).toString());
      county.sweep();
    }
    assertThat(county.cases(ADA)).hasSize(1);
    assertThat(county.mails(MailKind.ENQUIRY_OPENED)).hasSize(1);
    assertThat(county.mails(MailKind.FIRST_CHECK_OVERDUE)).hasSize(1);
  }

  @Test
  void news_of_a_claim_is_told_once_and_proposes_and_closes_nothing() {
    county.clockMovesTo("2026-09-28");
    b.gains(FOUND);
    county.clockMovesTo("2026-09-29");
    b.send();
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(theCase().state()).isEqualTo(CaseState.OPEN); // invariant 6: no match closes a case
    assertThat(county.mails(MailKind.CLAIM_FOUND)).hasSize(1);
    Closure proposal = proposal().orElseThrow();
    assertThat(proposal.ground()).isEqualTo(ClosureGround.ON_ROLL);
    assertThat(proposal.ground().missing(proposal.evidence())).isEmpty();
    assertThat(proposal.evidence()).containsEntry("school", b.urn().value());
  }

  @Test
  void a_proposal_goes_when_its_roll_loses_the_child_and_the_officer_is_told() {
    assertThat(proposal()).isEmpty();
    county.clockMovesTo("2026-09-28");
    b.gains(FOUND);
    county.clockMovesTo("2026-09-30");
    b.loses(FOUND);
    assertThat(proposal()).isEmpty();
    assertThat(county.mails(MailKind.CLAIM_LOST)).hasSize(1);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(county.entry(ADA).since()).isEqualTo("2026-09-15");
    assertThat(history())
        .extracting(CaseEvent::kind)
        .containsExactly("opened", Enquiries.CLAIM_FOUND, Enquiries.CLAIM_LOST);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_notice_claims_and_asks_for_the_assurance_before_the_case_can_close() {
    county.parentTeachesAtHome(ADA, "2026-09-16");
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(theCase().state()).isEqualTo(CaseState.OPEN);
  }

  @Test
  void a_child_has_one_open_case_at_most() {
    county.parentTeachesAtHome(ADA, "2026-09-16");
    county.clockMovesTo("2026-09-28");
    b.gains(FOUND);
    county.clockMovesTo("2026-11-16");
    b.loses(FOUND); // the case of September is still open
    county.clockMovesTo("2026-11-27");
    assertThat(county.cases(ADA)).filteredOn(c -> c.state() == CaseState.OPEN).hasSize(1);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  static Stream<Arguments> missing() {
    return Arrays.stream(ClosureGround.values())
        .flatMap(g -> g.evidence().stream().map(e -> Arguments.of(g, e)));
  }

  @ParameterizedTest(name = "{0} without {1}")
  @MethodSource("missing")
  void a_case_does_not_close_without_the_evidence_of_its_ground(
      ClosureGround ground, String lacks) {
    for (String blank : List.of("", "  ")) {
      Map<String, String> evidence = evidence(ground);
      evidence.put(lacks, blank);
      assertThatThrownBy(() -> county.closes(theCase(), closure(ground, evidence)))
          .isInstanceOfSatisfying(
              Enquiries.RefusedException.class, e -> assertThat(e.reason()).contains(lacks));
    }
    assertThat(theCase().state()).isEqualTo(CaseState.OPEN);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
  }

  @ParameterizedTest(name = "{0} asks for {1}")
  @CsvSource({
    "on-roll, school confirmedBy confirmedOn source", // policy ground 1
    "home-educated, parentNotice suitabilityAssured confirmedOn", // 2
    "checks-exhausted, panelOn s2sUploadedOn checks", // 3
    "moved-authority, authority acknowledgedBy acknowledgedOn", // A7, E4
    "over-age, lastDayOfCompulsoryAge",
    "deceased, confirmedBy confirmedOn",
    "custody, confirmedBy confirmedOn",
    "duplicate, caseReference"
  })
  void each_end_asks_for_its_evidence(String id, String evidence) {
    ClosureGround ground = ClosureGround.parse(id).orElseThrow();
    assertThat(String.join(" ", ground.evidence())).isEqualTo(evidence);

    EnquiryCase closed = county.closes(theCase(), closure(ground, evidence(ground)));
    assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLOSED);
    assertThat(county.deadlines(Rules.ENQUIRY_FIRST_CHECK)).noneMatch(Deadline::isOpen);
    assertThat(county.intervals(ADA)).noneMatch(i -> i.to() == null);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
    county.clockMovesTo("2026-10-01");
    assertThat(county.mails(MailKind.FIRST_CHECK_OVERDUE)).isEmpty();
  }

  @Test
  void a_case_is_not_closed_twice() {
    EnquiryCase open = theCase();
    Closure how = closure(ClosureGround.DECEASED, evidence(ClosureGround.DECEASED));
    county.closes(open, how);
    assertThatThrownBy(() -> county.closes(open, how))
        .isInstanceOf(Enquiries.RefusedException.class)
        .hasMessageContaining("closed already");
    assertThat(history()).extracting(CaseEvent::kind).containsExactly("opened", "closed");
  }

  @Test
  void a_child_who_was_missing_before_is_looked_for_at_once() { // C8
    county.clockMovesTo("2026-09-28");
    b.gains(FOUND);
    county.closes(theCase(), proposal().orElseThrow());
    county.clockMovesTo("2027-03-01"); // more than 120 days later
    b.loses(FOUND);
    assertThat(county.cases(ADA)).hasSize(2);
    assertThat(county.cases(ADA).getLast().reason()).isEqualTo(CaseReason.MISSING_BEFORE);
    assertThat(county.intervals(ADA))
        .extracting(Interval::from)
        .containsExactlyInAnyOrder(LocalDate.parse("2026-09-15"), LocalDate.parse("2027-03-01"));
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({"OPEN, NEWS, OPEN", "OPEN, CLOSE, CLOSED", "CLOSED, NEWS, ", "CLOSED, CLOSE, "})
  void states_and_moves_stand_in_one_table(
      CaseState from, CaseState.Move move, @org.jspecify.annotations.Nullable CaseState to) {
    assertThat(from.after(move).orElse(null)).isEqualTo(to);
  }

  private static Map<String, String> evidence(ClosureGround ground) {
    Map<String, String> evidence = new HashMap<>();
    for (String name : ground.evidence()) evidence.put(name, "recorded");
    return evidence;
  }

  private Closure closure(ClosureGround ground, Map<String, String> evidence) {
    return new Closure(ground, evidence, "", "officer", county.today());
  }

  private Optional<Closure> proposal() {
    EnquiryCase one = theCase();
    return Optional.ofNullable(county.closures().proposals(List.of(one)).get(one.id()));
  }
}
