package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.access.Role;
import org.onroll.domain.records.Change;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

@DisplayName("B2: SI 2024/208 reg 9, each ground with right and wrong content, over HTTPS")
class GroundsTest {
  private static final String DAY = "2026-12-01";
  private static final AtomicInteger PUPIL = new AtomicInteger();

  private static Office office;

  @BeforeAll
  static void schools_of_each_type_sent_a_roll_yesterday() {
    Town town = new Town(DAY + "T09:00:00Z").staff();
    school(town, GroundRows.MAINTAINED, "maintained", 4);
    school(town, GroundRows.NURSERY, "maintained", 3);
    school(town, GroundRows.ACADEMY, "academy", 4);
    school(town, GroundRows.INDEPENDENT, "independent", 4);
    school(town, GroundRows.SPECIAL, "non-maintained-special", 4);
    office = new Office(town);
  }

  private static void school(Town town, String urn, String type, int lowAge) {
    town.records()
        .commit(
            List.of(
                Change.create(
                    new School(
                        new Urn(urn),
                        "Example School " + urn,
                        "",
                        "primary",
                        type,
                        lowAge,
                        11,
                        School.Feed.CSV,
                        "",
                        true,
                        1))));
    town.grant(Town.clientOf(urn), urn, Role.SCHOOL);
    town.roll(urn, "2026-11-30", pupils(1, 130));
  }

  static Stream<GroundRows.Row> rows() {
    List<GroundRows.Row> rows = new ArrayList<>();
    rows.addAll(GroundRows.otherSchools());
    rows.addAll(GroundRows.orders());
    rows.addAll(AbsenceGroundRows.all());
    rows.addAll(GroundRows.endings());
    rows.addAll(GroundRows.ages());
    return rows.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void every_failed_check_is_a_finding_and_blocks_nothing(GroundRows.Row row) {
    ObjectNode body = Office.deletion(identity(PUPIL.incrementAndGet()), DAY);
    body.put("ground", row.ground());
    merge(body, (ObjectNode) Json.parse("{" + row.says().replace('\'', '"') + "}"));
    Answer answer = office.delete(row.urn(), body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.texts("findings", "field"))
        .as(answer.text())
        .containsExactlyInAnyOrderElementsOf(row.found());
    if (row.found().isEmpty()) return;
    assertThat(answer.texts("findings", "citation"))
        .anyMatch(c -> c.startsWith("SI 2024/208 reg " + row.paragraph()));
    assertThat(answer.texts("findings", "message")).allMatch(m -> m.length() > 20);
  }

  private static void merge(ObjectNode body, ObjectNode says) {
    for (var member : says.properties()) {
      JsonNode old = body.path(member.getKey());
      boolean pupil = member.getKey().equals("pupil");
      if (pupil) ((ObjectNode) old).setAll((ObjectNode) member.getValue());
      else body.set(member.getKey(), member.getValue());
    }
  }
}
