package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.Office.about;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Town;

@DisplayName("D1: a return is answered by the law of the day that it speaks of")
class LawOfTheDayTest {
  private static final String SCHOOL = "999101";

  private Town town;

  @BeforeEach
  void a_school_sent_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL).roll(SCHOOL, "2026-09-11", pupils(1, 30));
  }

  private static String cited(Answer answer, String field) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    int at = answer.texts("findings", "field").indexOf(field);
    assertThat(at).as(answer.text()).isNotNegative();
    return answer.texts("findings", "message").get(at)
        + " | "
        + answer.texts("findings", "citation").get(at);
  }

  @ParameterizedTest(name = "deleted on {0}: {1}")
  @CsvSource({
    "2026-09-11, SI 2024/208 reg 13(4) to (6)",
    "2024-08-19, SI 2024/208 reg 13(4) to (6)",
    "2024-08-18, SI 2006/1751 reg 12(6)"
  })
  void a_late_deletion_return_cites_the_regulations_of_its_day(String day, String citation) {
    Answer answer = new Office(town).delete(SCHOOL, Office.deletion(identity(1), day));
    assertThat(cited(answer, "deletionDate")).contains(citation);
  }

  @ParameterizedTest(name = "entered on {0}: {1}")
  @CsvSource({"2026-09-01, SI 2024/208 reg 13(1)", "2024-05-01, SI 2006/1751 reg 12(3)"})
  void a_late_new_pupil_return_cites_the_regulations_of_its_day(String day, String citation) {
    Answer answer =
        new Office(town).send(Office.NEW_PUPIL, SCHOOL, Office.newPupil(identity(40), day));
    assertThat(cited(answer, "entryDate")).contains(citation).contains("end of the fifth day");
  }

  @Test
  void who_reads_the_fifth_day_as_a_school_day_says_so() {
    Office office = new Office(town.with("SERVICE_LEVELS", "fifth-day=school-day"));
    Answer answer =
        office.send(Office.NEW_PUPIL, SCHOOL, Office.newPupil(identity(40), "2026-09-02"));
    assertThat(cited(answer, "entryDate"))
        .contains("fifth school day after")
        .contains("this authority reads a school day");
  }

  @ParameterizedTest(name = "absent from {0}: {1}")
  @CsvSource({"2026-09-01, SI 2024/208", "2024-05-07, SI 2006/1751"})
  void the_days_of_an_absence_are_counted_by_the_regulations_of_its_first(
      String from, String citation) {
    ObjectNode body = about(identity(1)).put("pattern", "continuous").put("from", from);
    Answer answer = new Office(town).send(Office.ATTENDANCE, SCHOOL, body);
    assertThat(answer.texts("deadlines", "rule"))
        .containsExactly("attendance-return", "ground-i-earliest");
    assertThat(answer.texts("deadlines", "citation")).allMatch(c -> c.startsWith(citation));
  }
}
