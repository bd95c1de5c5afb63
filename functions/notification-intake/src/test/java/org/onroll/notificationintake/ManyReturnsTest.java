package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.ReturnsText.file;
import static org.onroll.notificationintake.ReturnsText.gzip;
import static org.onroll.notificationintake.ReturnsText.newPupils;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;

/** Requirement B9: many at once, each accepted or refused on its own. */
class ManyReturnsTest {
  private static final String SCHOOL = "999101";
  private static final String OTHER = "999102";
  private static final String TODAY = Town.MONDAY;
  private static final TestContext NO_TIME = new TestContext(1_000);

  private Town town;
  private Office office;

  @BeforeEach
  void two_schools_and_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL).school(OTHER).with("RETURNS_AT_ONCE", "5");
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30));
    office = new Office(town);
  }

  private Call upload(String csv) {
    return office.call(Office.RETURNS, SCHOOL).csv(csv);
  }

  private Answer send(String csv) {
    return upload(csv).on(office.handler());
  }

  private Answer status(String id, String client) {
    return Call.to(Office.UPLOAD).as(client).path("id", id).on(office.handler());
  }

  private Answer outcome(String id) {
    return Call.to(Office.OUTCOME).as(Town.clientOf(SCHOOL)).path("id", id).on(office.handler());
  }

  @Test
  void each_return_is_accepted_or_refused_on_its_own_with_its_line_and_field() { // fault-F19
    Answer answer =
        send(
            file(
                ReturnsText.newPupil(identity(51), TODAY),
                ReturnsText.newPupil(identity(52), "2026-13-01"),
                ReturnsText.deletion(identity(1), TODAY),
                ReturnsText.deletion(identity(2), TODAY).replace(",a,school", ",z,school"),
                "birthday" + ReturnsText.deletion(identity(3), TODAY).substring(8)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.texts("results", "line")).containsExactly("2", "3", "4", "5", "6");
    assertThat(answer.texts("results", "outcome"))
        .containsExactly("accepted", "refused", "accepted", "refused", "refused");
    assertThat(answer.texts("results", "field"))
        .containsExactly("", "EntryDate", "", "Ground", "Kind");
    assertThat(answer.at("/accepted")).isEqualTo("2");
    assertThat(answer.at("/refused")).isEqualTo("3");
    assertThat(answer.at("/state")).isEqualTo("done");
    assertThat(town.contents().ofKind("receipt")).hasSize(2);
    assertThat(town.contents().ofKind("upload-chunk")).isEmpty();
    assertThat(town.contents().due("UPLOAD")).isEmpty();
  }

  @Test
  void a_return_sent_by_itself_before_finds_its_first_receipt() { // invariant 1
    Answer single = office.delete(SCHOOL, Office.deletion(identity(1), TODAY));
    Answer entered = office.send(Office.NEW_PUPIL, SCHOOL, Office.newPupil(identity(51), TODAY));
    Answer many =
        send(
            file(
                ReturnsText.deletion(identity(1), TODAY),
                ReturnsText.newPupil(identity(51), TODAY),
                ReturnsText.newPupil(identity(51), TODAY)));
    assertThat(many.texts("results", "receipt"))
        .containsExactly(single.at("/receipt"), entered.at("/receipt"), entered.at("/receipt"));
    assertThat(town.contents().ofKind("receipt")).hasSize(2);
  }

  @Test
  void a_return_of_a_file_sent_by_itself_afterwards_is_a_repetition() { // invariant 1
    Answer many = send(file(ReturnsText.deletion(identity(1), TODAY)));
    Answer single = office.delete(SCHOOL, Office.deletion(identity(1), TODAY));
    assertThat(single.replayed()).isTrue();
    assertThat(many.at("/results/0/receipt")).isEqualTo(single.at("/receipt"));
  }

  @Test
  void the_same_file_again_makes_nothing_new_and_answers_the_same() {
    String csv = file(ReturnsText.deletion(identity(1), TODAY), "deletion,,Nobody");
    Answer first = send(csv);
    Contents before = town.contents();
    Answer again = send(csv);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.replayed()).isTrue();
    assertThat(first.replayed()).isFalse();
    assertThat(town.contents()).isEqualTo(before);
    Answer compressed =
        office
            .call(Office.RETURNS, SCHOOL)
            .bytes(gzip(csv))
            .header("Content-Type", "application/gzip")
            .on(office.handler());
    assertThat(compressed.text()).isEqualTo(first.text());
  }

  @Test
  void the_same_file_ten_times_at_once_is_one() throws Exception { // fault-F1
    String csv = file(newPupils(51, 55, TODAY));
    List<Answer> answers = AtOnce.run(10, () -> send(csv));
    assertThat(answers).extracting(Answer::status).containsOnly(200, 202);
    assertThat(town.contents().ofKind("receipt")).hasSize(5);
    assertThat(town.contents().ofKind("upload")).hasSize(1);
    assertThat(send(csv).at("/accepted")).isEqualTo("5");
  }

  @Test
  void more_than_are_answered_at_once_get_a_place_to_look() {
    Answer sent = send(file(newPupils(51, 62, TODAY)));
    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.headers()).containsEntry("Location", "/uploads/" + sent.at("/id"));
    assertThat(sent.at("/records")).isEqualTo("12");
    assertThat(sent.at("/accepted")).isEqualTo("12");
    assertThat(status(sent.at("/id"), Town.clientOf(SCHOOL)).text()).isEqualTo(sent.text());
  }

  @Test
  void what_a_request_has_no_time_for_the_schedule_does() { // fault-F8
    String csv = file(newPupils(51, 62, TODAY));
    Answer sent = upload(csv).on(office.handler(), NO_TIME);
    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.at("/state")).isEqualTo("waiting");
    assertThat(sent.at("/waiting")).isEqualTo("12");
    assertThat(outcome(sent.at("/id")).status()).isEqualTo(409);
    assertThat(town.contents().due("UPLOAD")).hasSize(1);
    Call.schedule(office.handler());
    assertThat(status(sent.at("/id"), Town.OFFICER).at("/accepted")).isEqualTo("12");
    assertThat(outcome(sent.at("/id")).text().lines()).hasSize(13);
    assertThat(town.contents().due("UPLOAD")).isEmpty();
  }

  @Test
  void what_was_left_is_received_when_the_file_came_and_not_when_it_is_applied() { // law: reg 13
    Answer sent =
        upload(file(List.of(ReturnsText.deletion(identity(1), TODAY))))
            .on(office.handler(), NO_TIME);
    town.clock().to("2026-09-16T07:00:00Z");
    Call.schedule(office.handler());
    String receipt = outcome(sent.at("/id")).text().lines().toList().get(1).split(",", -1)[5];
    Answer kept = office.receipt(SCHOOL, receipt);
    assertThat(kept.texts("marks")).isEmpty();
    assertThat(kept.at("/receivedAt")).startsWith(TODAY);
  }

  @Test
  void a_child_who_comes_and_goes_in_one_file_does_so_in_this_order() {
    send(
        file(ReturnsText.newPupil(identity(51), TODAY), ReturnsText.deletion(identity(51), TODAY)));
    assertThat(town.contents().values("movement", "way")).containsExactly("JOINED", "LEFT");
  }

  @Test
  void the_same_file_of_another_school_is_another_upload() { // invariant 8
    String csv = file(ReturnsText.newPupil(identity(51), TODAY));
    Answer here = send(csv);
    Answer there = office.call(Office.RETURNS, OTHER).csv(csv).on(office.handler());
    assertThat(there.at("/id")).isNotEqualTo(here.at("/id"));
    assertThat(
            office
                .call(Office.RETURNS, OTHER)
                .as(Town.clientOf(SCHOOL))
                .csv(csv)
                .on(office.handler())
                .status())
        .isEqualTo(403);
  }

  @Test
  void an_idempotency_key_with_another_file_is_refused() { // fault-F2
    upload(file(newPupils(51, 51, TODAY))).header("Idempotency-Key", "k").on(office.handler());
    Contents before = town.contents();
    Answer other =
        upload(file(newPupils(52, 52, TODAY))).header("Idempotency-Key", "k").on(office.handler());
    assertThat(other.status()).isEqualTo(409);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_file_as_excel_writes_it_on_windows_is_read() {
    String csv =
        file(ReturnsText.newPupil(identity(51), "14/09/2026").replace("SampleB", "Zo\u00eb"))
                .replace(',', ';')
                .replace("01632 960001", "1632960001")
                .replace("\r\n", ";;\r\n")
            + ";;;;;;;\r\n\r\n";
    Answer answer =
        office
            .call(Office.RETURNS, SCHOOL)
            .bytes(csv.getBytes(Charset.forName("windows-1252")))
            .header("Content-Type", "text/csv")
            .on(office.handler());
    assertThat(answer.texts("results", "outcome")).containsExactly("accepted");
    assertThat(town.contents().values("receipt", "content").getFirst())
        .contains("\"2026-09-14\"", "\"01632960001\"");
  }

  @Test
  void what_is_no_file_of_returns_is_refused_in_words() { // abuse-A2, abuse-A5
    assertThat(send("").status()).isEqualTo(400);
    assertThat(send(ReturnsText.HEADER + "\r\n").status()).isEqualTo(400);
    assertThat(send("UPN,Surname\r\nx,y\r\n").wrongFields()).containsExactly("Kind");
    assertThat(send("Kind,DOB,dob\r\nx,y,z\r\n").wrongFields()).containsExactly("DOB");
    assertThat(send("PK\u0003\u0004").status()).isEqualTo(415);
    assertThat(send("<?xml version=\"1.0\"?><CTfile/>").status()).isEqualTo(415);
    for (String type : List.of("application/xml", "text/xml", "application/json")) {
      Answer answer = upload("<CTfile/>").header("Content-Type", type).on(office.handler());
      assertThat(answer.status()).as(type).isEqualTo(415);
    }
    byte[] bomb = gzip(ReturnsText.HEADER + "\r\n" + "0".repeat(40 * 1024 * 1024));
    byte[] cut = gzip(file(newPupils(51, 54, TODAY)));
    assertThat(zipped(bomb)).isEqualTo(413);
    assertThat(zipped(java.util.Arrays.copyOf(cut, cut.length - 20))).isEqualTo(400);
    assertThat(zipped(new byte[] {1, 2, 3})).isEqualTo(400);
    assertThat(town.contents().ofKind("upload")).isEmpty();
  }

  private int zipped(byte[] body) {
    return office
        .call(Office.RETURNS, SCHOOL)
        .bytes(body)
        .header("Content-Type", "application/gzip")
        .on(office.handler())
        .status();
  }

  @Test
  void a_safeguarding_concern_in_a_file_is_answered_with_signposts() { // requirement B5
    String row = ReturnsText.deletion(identity(1), TODAY).replaceAll(",no$", ",yes");
    assertThat(send(file(row)).at("/results/0/notes")).contains("999", "MASH", "make it yourself");
  }

  @Test
  void no_log_line_and_no_outcome_holds_a_child() throws Exception { // abuse-A15
    String[] told = new String[1];
    String said =
        Output.of(
            () -> {
              Office watched = new Office(town);
              Answer answer =
                  watched
                      .call(Office.RETURNS, SCHOOL)
                      .csv(
                          file(
                              ReturnsText.newPupil(identity(51), "Canarybird"),
                              ReturnsText.deletion(identity(1), TODAY)
                                  .replace(",a,school", ",Canarybird,school")))
                      .on(watched.handler());
              told[0] = answer.text();
            });
    assertThat(said + told[0])
        .doesNotContainIgnoringCase("canarybird")
        .doesNotContain(RollText.upn(1), RollText.upn(51), identity(1).dateOfBirth().toString());
  }
}
