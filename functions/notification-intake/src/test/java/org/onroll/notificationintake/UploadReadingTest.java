package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.ReturnsText.file;
import static org.onroll.notificationintake.ReturnsText.newPupils;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onroll.domain.access.Access;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/** Requirement B9: the file's outcome, downloadable by whoever may see it. */
class UploadReadingTest {
  private static final String SCHOOL = "999101";
  private static final String OTHER = "999102";
  private static final String TODAY = Town.MONDAY;

  private Town town;
  private Office office;

  @BeforeEach
  void two_schools_and_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL).school(OTHER);
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30));
    office = new Office(town);
  }

  private Answer send(String csv) {
    return office.call(Office.RETURNS, SCHOOL).csv(csv).on(office.handler());
  }

  private Answer status(String id, String client) {
    return Call.to(Office.UPLOAD).as(client).path("id", id).on(office.handler());
  }

  private Answer outcome(String id) {
    return Call.to(Office.OUTCOME).as(Town.clientOf(SCHOOL)).path("id", id).on(office.handler());
  }

  @Test
  void the_outcome_can_be_downloaded_as_csv() {
    Answer sent =
        send(file(ReturnsText.newPupil(identity(51), TODAY), "deletion,,Nobody,,03/14/2016"));
    Answer csv = outcome(sent.at("/id"));
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.headers().get("Content-Type")).startsWith("text/csv");
    assertThat(csv.text().lines())
        .containsExactly(
            "Line,Kind,Outcome,Field,Reason,Receipt,Notes",
            "2,new-pupil,accepted,,," + sent.at("/results/0/receipt") + ",",
            "3,deletion,refused,DOB,the month comes second: write the date as 14/09/2026 or"
                + " 2026-09-14,,");
  }

  @Test
  void an_outcome_longer_than_an_answer_comes_in_parts() {
    town.with("RETURNS_AT_ONCE", "1");
    office = new Office(town);
    String id = send(file(newPupils(51, 105, TODAY))).at("/id");
    UploadReading reading = new UploadReading(town.spine(), new Access(town.records(), ""), 1);
    Response first = reading.outcome(asked(id, Map.of()));
    String link = String.valueOf(first.headers().get("Link"));
    assertThat(link).matches("<\\?cursor=[^>]+>; rel=\"next\"");
    String cursor = link.substring("<?cursor=".length(), link.indexOf('>'));
    Response last = reading.outcome(asked(id, Map.of("cursor", cursor)));
    assertThat(last.headers()).doesNotContainKey("Link");
    assertThat(first.body().lines()).hasSize(51);
    assertThat(last.body().lines()).hasSize(5).allMatch(l -> l.contains(",accepted,"));
    assertThat(last.body()).startsWith("52,new-pupil,accepted");
  }

  private static Request asked(String id, Map<String, String> query) {
    String client = Town.clientOf(SCHOOL);
    return new Request(Office.OUTCOME, client, Map.of("id", id), query, Map.of(), new byte[0], "");
  }

  @Test
  void an_upload_is_shown_to_its_school_and_to_officers_and_to_nobody_else() { // H1, abuse-A8, A12
    String id = send(file(ReturnsText.deletion(identity(1), TODAY))).at("/id");
    assertThat(status(id, Town.OFFICER).status()).isEqualTo(200);
    Answer theirs = status(id, Town.clientOf(OTHER));
    Answer guessed = status("u-guessed", Town.clientOf(OTHER));
    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.text()).isEqualTo(guessed.text());
    assertThat(status(id, Town.REFERRER).status()).isEqualTo(404);
    assertThat(
            Call.to(Office.OUTCOME)
                .as(Town.clientOf(OTHER))
                .path("id", id)
                .on(office.handler())
                .status())
        .isEqualTo(404);
  }
}
