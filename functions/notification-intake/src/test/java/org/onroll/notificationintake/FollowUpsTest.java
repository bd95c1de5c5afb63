package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.Office.deletion;
import static org.onroll.notificationintake.Office.newPupil;
import static org.onroll.notificationintake.Office.notice;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.mail.MailText;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

@DisplayName("B1, B2, B5, B8: before, beside and after a return")
class FollowUpsTest {
  private static final String SCHOOL = "999101";
  private static final String TODAY = "2026-09-14";

  private Town town;
  private Office office;

  @BeforeEach
  void a_school_sent_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL);
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30));
    office = new Office(town);
  }

  private Answer dryRun(ObjectNode body) {
    return office
        .call(Office.DELETION, SCHOOL)
        .query("dryRun", "true")
        .json(body)
        .on(office.handler());
  }

  @Test
  void a_pre_check_says_what_is_missing_and_keeps_nothing() { // B2
    Contents before = town.contents();
    ObjectNode body = deletion(identity(1), "2026-09-10").put("ground", "o");
    Answer weighed = dryRun(body);
    assertThat(weighed.status()).isEqualTo(200);
    assertThat(weighed.json().path("dryRun").asBoolean()).isTrue();
    assertThat(weighed.json().has("receipt")).isFalse();
    assertThat(weighed.texts("findings", "field")).contains("exclusion.on", "exclusion.reviewedOn");
    assertThat(town.contents()).isEqualTo(before);
    Answer sent = office.delete(SCHOOL, body);
    assertThat(sent.status()).isEqualTo(201);
    for (String member : List.of("marks", "findings", "next", "remaining", "signposts")) {
      assertThat(sent.json().path(member)).as(member).isEqualTo(weighed.json().path(member));
    }
  }

  @Test
  void a_pre_check_refuses_what_a_return_is_refused_for() {
    assertThat(dryRun(deletion(identity(1), TODAY).put("ground", "")).status()).isEqualTo(422);
    Answer other =
        office
            .call(Office.NEW_PUPIL, SCHOOL)
            .query("dryRun", "true")
            .json(newPupil(identity(40), TODAY))
            .on(office.handler());
    assertThat(other.status()).isEqualTo(400);
  }

  @Test
  void the_transfer_file_has_its_date() { // D4
    Answer answer = office.delete(SCHOOL, deletion(identity(1), TODAY));
    assertThat(answer.texts("deadlines", "rule")).containsExactly("ctf-transfer");
    assertThat(answer.at("/deadlines/0/due")).isEqualTo("2026-10-05");
    assertThat(answer.texts("remaining")).anyMatch(t -> t.contains("by 2026-10-05"));
  }

  @ParameterizedTest(name = "asked on {0}: exempt, late {1}")
  @CsvSource({"'', false", "2026-08-31, true", "2026-09-02, false", "2026-10-01, false"})
  void returns_of_those_exempt_are_wanted_from_the_day_after_the_request(
      String asked, boolean late) { // B1, reg 13(3): looking ahead
    Office asking =
        new Office(town.with("SERVICE_LEVELS", asked.isEmpty() ? "" : "junior-joiners=" + asked));
    ObjectNode body = newPupil(identity(40), "2026-09-02");
    ((ObjectNode) body.path("pupil")).put("yearGroup", "R");
    Answer answer = asking.send(Office.NEW_PUPIL, SCHOOL, body);
    assertThat(answer.texts("marks").contains("exempt")).isTrue();
    assertThat(answer.texts("marks").contains("late")).isEqualTo(late);
  }

  private static ObjectNode promising(String day) {
    ObjectNode body = deletion(identity(1), TODAY);
    body.putObject("safeguarding")
        .put("concern", true)
        .putObject("referral")
        .put("made", false)
        .put("willBeMadeOn", day);
    return body;
  }

  @Test
  void a_referral_that_is_promised_is_a_deadline_until_it_is_made() { // B5
    Answer answer = office.delete(SCHOOL, promising("2026-09-15"));
    assertThat(answer.texts("marks")).contains("safeguarding-concern");
    assertThat(answer.texts("signposts", "service")).containsExactly("Police", "MASH", "LCSS");
    assertThat(answer.texts("remaining")).anyMatch(t -> t.contains("telling us here is not one"));
    Answer owed = office.read(Office.DEADLINES, SCHOOL);
    assertThat(owed.texts("items", "rule")).contains("safeguarding-referral");
    assertThat(owed.text()).contains(answer.at("/receipt"));
    Call made = office.call(Office.REFERRAL, SCHOOL).path("id", answer.at("/receipt"));
    assertThat(made.json(Json.object().put("on", TODAY)).on(office.handler()).wrongFields())
        .containsExactly("reference");
    Answer done =
        made.json(Json.object().put("on", TODAY).put("reference", "M-1")).on(office.handler());
    assertThat(done.status()).isEqualTo(201);
    assertThat(office.read(Office.DEADLINES, SCHOOL).texts("items", "rule"))
        .doesNotContain("safeguarding-referral");
    Answer again =
        made.json(Json.object().put("on", TODAY).put("reference", "M-1")).on(office.handler());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("/receipt")).isEqualTo(done.at("/receipt"));
  }

  @Test
  void the_return_again_with_day_and_reference_meets_the_promise() { // B5
    office.delete(SCHOOL, promising("2026-09-15"));
    ObjectNode body = deletion(identity(1), TODAY);
    ObjectNode referral =
        body.putObject("safeguarding").put("concern", true).putObject("referral").put("made", true);
    assertThat(office.delete(SCHOOL, body).texts("findings", "field"))
        .containsExactly("safeguarding.referral");
    assertThat(promises()).containsExactly("OPEN");
    referral.put("on", TODAY).put("reference", "M-1");
    assertThat(office.delete(SCHOOL, body).texts("findings", "field")).isEmpty();
    assertThat(promises()).containsExactly("MET");
  }

  private List<String> promises() {
    return town.contents().ofKind("deadline").stream()
        .filter(d -> Contents.text(d, "rule").equals("safeguarding-referral"))
        .map(d -> Contents.text(d, "status"))
        .toList();
  }

  @Test
  void a_broken_promise_reminds_school_and_officer_without_a_name() { // B5, F2
    office.delete(SCHOOL, promising("2026-09-15"));
    town.clock().to("2026-09-16T08:00:00Z");
    for (var key : town.records().due(DueKind.DEADLINE, town.clock().instant(), 50)) {
      town.records()
          .find(new Key<>(Deadline.class, key.partition(), key.sort()))
          .filter(d -> d.rule().equals("safeguarding-referral"))
          .ifPresent(d -> town.spine().work().ladder().climb(d, town.clock().instant()));
    }
    List<OutgoingMail> mails =
        town.contents().ofKind("mail").stream()
            .map(m -> town.records().find(OutgoingMail.key(Contents.text(m, "id"))).orElseThrow())
            .filter(m -> m.kind().name().startsWith("REFERRAL"))
            .toList();
    assertThat(mails)
        .extracting(m -> m.kind().name())
        .containsExactlyInAnyOrder("REFERRAL_OVERDUE", "REFERRAL_OVERDUE_OFFICER");
    for (OutgoingMail mail : mails) {
      assertThat(MailText.of(mail, "").text())
          .doesNotContain(identity(1).surname(), identity(1).upn(), SCHOOL);
    }
  }

  @Test
  void another_schools_receipt_is_not_there() { // H1
    Answer answer =
        office
            .call(Office.REFERRAL, SCHOOL)
            .path("id", "r-of-nobody")
            .json(Json.object().put("on", TODAY).put("reference", "M-1"))
            .on(office.handler());
    assertThat(answer.status()).isEqualTo(404);
  }

  private Answer noticed(ObjectNode body) {
    return Call.to(Office.NOTICE).as(Town.REFERRER).json(body).on(office.handler());
  }

  private Answer assured(String notice, String client, ObjectNode body) {
    return Call.to(Office.ASSURANCE).as(client).path("id", notice).json(body).on(office.handler());
  }

  @Test
  void a_concern_about_quality_is_noted_and_goes_to_nobody_else() { // B8
    ObjectNode body = notice(identity(1), TODAY);
    body.putObject("concerns").put("quality", true);
    Answer answer = noticed(body);
    assertThat(answer.texts("marks")).containsExactly("quality-concern");
    assertThat(answer.texts("signposts", "service")).isEmpty();
    assertThat(answer.texts("next")).anyMatch(t -> t.contains("noted"));
    assertThat(town.contents().ofKind("case")).isEmpty();
  }

  @Test
  void a_concern_about_safety_goes_to_mash_and_the_team() { // B8
    ObjectNode body = notice(identity(1), TODAY);
    body.putObject("concerns").put("safety", true);
    Answer answer = noticed(body);
    assertThat(answer.texts("marks")).containsExactly("safety-concern");
    assertThat(answer.texts("signposts", "service")).containsExactly("MASH", "EHE");
  }

  @Test
  void an_officer_records_the_assurance_with_who_and_when() { // A3, B8
    String id = noticed(notice(identity(1), TODAY)).at("/receipt");
    ObjectNode body =
        Json.object().put("suitable", "yes").put("on", TODAY).put("basis", "A report.");
    assertThat(assured(id, Town.REFERRER, body).status()).isEqualTo(403);
    assertThat(assured("r-none", Town.OFFICER, body).status()).isEqualTo(404);
    assertThat(assured(id, Town.OFFICER, Json.object().put("suitable", "good")).wrongFields())
        .containsExactlyInAnyOrder("on", "basis", "suitable");
    Answer answer = assured(id, Town.OFFICER, body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/by")).isEqualTo(Town.OFFICER);
    assertThat(answer.at("/recordedAt")).startsWith(TODAY);
    assertThat(assured(id, Town.OFFICER, body).replayed()).isTrue();
    assertThat(town.contents().ofKind("home-education-assurance")).hasSize(1);
    Answer unsuitable = assured(id, Town.OFFICER, body.put("suitable", "no"));
    assertThat(unsuitable.texts("marks")).containsExactly("unsuitable");
    assertThat(unsuitable.texts("next")).anyMatch(t -> t.contains("missing education"));
  }
}
