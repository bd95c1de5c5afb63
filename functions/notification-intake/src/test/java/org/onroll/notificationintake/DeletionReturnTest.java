package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.Office.deletion;
import static org.onroll.platform.fixture.RollText.and;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupil;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.Town;

/** Requirement B2: taken with findings, refused only where nothing can be done with it. */
class DeletionReturnTest {
  private static final String SCHOOL = "999101";
  private static final String OTHER = "999102";
  private static final String FRIDAY = "2026-09-11";
  private static final String TODAY = "2026-09-14";

  private Town town;
  private Office office;

  @BeforeEach
  void two_schools_sent_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL).school(OTHER);
    town.roll(SCHOOL, FRIDAY, pupils(1, 30)).roll(OTHER, FRIDAY, pupils(101, 130));
    office = new Office(town);
  }

  @Test
  void a_whole_return_has_a_receipt_and_no_finding() {
    Answer answer = office.delete(SCHOOL, deletion(identity(1), TODAY));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/kind")).isEqualTo("deletion");
    assertThat(answer.at("/urn")).isEqualTo(SCHOOL);
    assertThat(answer.at("/receipt")).startsWith("r-");
    assertThat(answer.texts("marks")).isEmpty();
    assertThat(answer.texts("findings", "field")).isEmpty();
    assertThat(answer.texts("signposts", "service")).isEmpty();
    assertThat(answer.texts("next")).isNotEmpty();
    assertThat(answer.texts("remaining")).anyMatch(t -> t.contains("Common Transfer File"));
    assertThat(town.contents().ofKind("movement")).hasSize(1);
    assertThat(town.contents().values("leaver", "status")).containsExactly("OPEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "z", "9(1)", "ab", "p"})
  void a_return_without_a_ground_is_refused_and_names_it(String ground) {
    Contents before = town.contents();
    Answer answer = office.delete(SCHOOL, deletion(identity(1), TODAY).put("ground", ground));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("ground");
    assertThat(town.contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "(a)", "9(1)(a)", "A", "reg 9(1)(a)"})
  void a_ground_is_read_as_schools_write_it(String ground) {
    assertThat(office.delete(SCHOOL, deletion(identity(1), TODAY).put("ground", ground)).status())
        .isEqualTo(201);
  }

  @Test
  void a_return_without_an_identity_is_refused() {
    ObjectNode nobody = deletion(identity(1), TODAY);
    nobody.putObject("pupil").put("surname", "Sample");
    ObjectNode wrongLetter = deletion(identity(1), TODAY);
    wrongLetter.putObject("pupil").put("upn", "A" + RollText.upn(1).substring(1));
    for (ObjectNode body : List.of(nobody, wrongLetter)) {
      Answer answer = office.delete(SCHOOL, body);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.wrongFields()).containsExactly("pupil");
    }
  }

  @Test
  void a_return_for_another_schools_urn_is_refused() {
    Answer answer = office.delete(SCHOOL, deletion(identity(1), TODAY).put("urn", OTHER));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("urn");
  }

  @Test
  void all_that_cannot_be_read_is_named_at_once() {
    ObjectNode body = deletion(identity(1), TODAY).put("deletionDate", "14/09/2026");
    body.put("ground", "?").put("socialCare", "no");
    body.putObject("destination").put("kind", "moon").put("urn", "12");
    Answer answer = office.delete(SCHOOL, body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields())
        .contains("deletionDate", "ground", "socialCare", "destination.kind", "destination.urn");
  }

  @Test
  void a_upn_alone_is_an_identity() {
    ObjectNode body = deletion(identity(1), TODAY);
    body.putObject("pupil").put("upn", RollText.upn(1));
    Answer answer = office.delete(SCHOOL, body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.texts("marks")).doesNotContain("never-on-roll");
    assertThat(answer.texts("findings", "field"))
        .contains("pupil.surname", "pupil.forename", "pupil.address");
    assertThat(town.contents().values("movement", "child"))
        .containsExactly(town.child(identity(1), SCHOOL));
  }

  @Test
  void names_and_birth_without_a_upn_find_the_pupil_of_the_roll() {
    ObjectNode body = deletion(identity(1), TODAY);
    ((ObjectNode) body.path("pupil")).put("upn", "").put("surname", " SAMPLEB ");
    assertThat(office.delete(SCHOOL, body).texts("marks")).isEmpty();
    assertThat(town.contents().values("movement", "child"))
        .containsExactly(town.child(identity(1), SCHOOL));
  }

  @Test
  void a_pupil_of_another_school_and_one_of_no_school_get_the_same_answer() { // abuse-A11
    Answer there = office.delete(SCHOOL, deletion(identity(101), TODAY));
    Answer nowhere = office.delete(SCHOOL, deletion(identity(501), TODAY));
    assertThat(there.status()).isEqualTo(201);
    assertThat(there.texts("marks")).containsExactly("never-on-roll");
    assertThat(there.texts("findings", "field")).containsExactly("pupil");
    assertThat(without(there)).isEqualTo(without(nowhere));
  }

  @Test
  void a_upn_alone_of_another_schools_pupil_gets_the_same_answer_too() { // abuse-A11
    ObjectNode there = deletion(identity(1), TODAY);
    there.putObject("pupil").put("upn", RollText.upn(101));
    ObjectNode nowhere = deletion(identity(1), TODAY);
    nowhere.putObject("pupil").put("upn", RollText.upn(501));
    assertThat(without(office.delete(SCHOOL, there)))
        .isEqualTo(without(office.delete(SCHOOL, nowhere)));
  }

  /** An answer without what is its own in any case. */
  private static ObjectNode without(Answer answer) {
    ObjectNode json = (ObjectNode) answer.json().deepCopy();
    json.remove(List.of("receipt"));
    return json;
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-14, ''",
    "2026-09-15, ''",
    "2026-09-11, late",
    "2026-09-10, late backdated",
  })
  void a_return_is_marked_late_and_backdated_as_its_date_says(String date, String marks) {
    Answer answer = office.delete(SCHOOL, deletion(identity(1), date));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(String.join(" ", answer.texts("marks"))).isEqualTo(marks);
    if (marks.contains("backdated")) {
      assertThat(answer.texts("findings", "citation")).contains("SI 2024/208 reg 9");
    }
  }

  @Test
  void a_return_after_the_roll_showed_it_is_late_and_not_backdated() {
    town.roll(SCHOOL, TODAY, pupils(2, 30));
    Answer answer = office.delete(SCHOOL, deletion(identity(1), FRIDAY));
    assertThat(answer.texts("marks")).containsExactly("late");
    assertThat(town.contents().ofKind("movement")).hasSize(1);
    assertThat(town.contents().ofKind("leaver")).hasSize(1);
    assertThat(town.contents().due("DEADLINE"))
        .noneMatch(d -> Contents.text(d, "rule").equals("deletion-return"));
  }

  @Test
  void an_unknown_destination_opens_an_enquiry_at_once() {
    ObjectNode body = deletion(identity(1), TODAY);
    body.putObject("destination").put("kind", "unknown");
    Answer answer = office.delete(SCHOOL, body);
    assertThat(answer.texts("next")).anyMatch(t -> t.contains("enquiry is opened at once"));
    assertThat(town.contents().values("case", "reason")).containsExactly("DESTINATION_UNKNOWN");
    assertThat(town.contents().values("mail", "of")).containsExactly("ENQUIRY_OPENED");
  }

  @Test
  void a_child_whom_the_next_school_has_on_its_roll_is_claimed_at_once() {
    town.clock().to("2026-09-15T08:00:00Z");
    town.roll(OTHER, TODAY, and(pupils(101, 130), pupil(1)));
    office.delete(SCHOOL, deletion(identity(1), "2026-09-15"));
    assertThat(town.contents().values("leaver", "status")).containsExactly("CLAIMED");
    assertThat(town.contents().ofKind("case")).isEmpty();
  }

  @Test
  void a_safeguarding_concern_is_answered_with_signposts() { // requirement B5
    ObjectNode body = deletion(identity(1), TODAY);
    body.putObject("safeguarding").put("concern", true);
    Answer answer = office.delete(SCHOOL, body);
    assertThat(answer.texts("signposts", "service")).containsExactly("Police", "MASH", "LCSS");
    assertThat(answer.texts("remaining")).anyMatch(t -> t.contains("safeguarding referral"));
  }

  @Test
  void a_safeguarding_question_left_out_is_a_finding() { // requirement B5
    ObjectNode body = deletion(identity(1), TODAY);
    body.remove(List.of("safeguarding"));
    Answer answer = office.delete(SCHOOL, body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.texts("findings", "field")).containsExactly("safeguarding.concern");
    assertThat(answer.texts("signposts", "service")).isEmpty();
  }

  @Test
  void no_log_line_and_no_refusal_holds_a_child() throws Exception { // abuse-A15
    String[] refused = new String[1];
    String said =
        Output.of(
            () -> {
              Office watched = new Office(town);
              ObjectNode body = deletion(identity(1), TODAY).put("ground", "Canarybird");
              ((ObjectNode) body.path("pupil")).put("surname", "Canarybird");
              refused[0] = watched.delete(SCHOOL, body).text();
              watched.delete(SCHOOL, body.put("ground", "a"));
            });
    assertThat(said + refused[0])
        .doesNotContainIgnoringCase("canarybird")
        .doesNotContain(RollText.upn(1), identity(1).dateOfBirth().toString());
    assertThat(said.lines()).hasSize(2);
  }
}
