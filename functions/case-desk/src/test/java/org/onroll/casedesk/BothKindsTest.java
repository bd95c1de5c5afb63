package org.onroll.casedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.returns.Destination;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;

/** Requirement A2: an officer who names no kind works through both. */
class BothKindsTest {
  private static final String SCHOOL = "999101";
  private static final int CHILDREN = 11;
  private Desk desk;

  @BeforeEach
  void every_third_of_eleven_cases_is_cme() {
    Town town = new Town().staff().school(SCHOOL);
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30));
    desk = new Desk(town);
    for (int child = 1; child <= CHILDREN; child++) {
      town.deleted(SCHOOL, identity(child), "2026-09-14", Destination.UNKNOWN);
    }
    List<String> ids = desk.get("/cases").texts("items", "id");
    for (int n = 0; n < ids.size(); n += 3) {
      Call.to("POST /cases/{id}/conversion")
          .as(Town.OFFICER)
          .path("id", ids.get(n))
          .json("{\"kind\": \"cme\", \"reason\": \"Seen at home, on no roll.\"}")
          .on(desk.handler());
    }
  }

  private Answer page(int limit, String cursor) {
    Call call = Call.to("GET /cases").as(Town.OFFICER).query("limit", String.valueOf(limit));
    return (cursor.isEmpty() ? call : call.query("cursor", cursor)).on(desk.handler());
  }

  @ParameterizedTest(name = "{0} at a time")
  @ValueSource(ints = {1, 2, 3, 4, 5, 10, 11, 50})
  void pages_show_each_case_of_both_kinds_once_and_in_order(int limit) {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = page(limit, cursor);
      assertThat(page.texts("items", "id")).hasSizeBetween(1, limit);
      seen.addAll(page.texts("items", "id"));
      cursor = page.at("/next");
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(CHILDREN).isSorted().doesNotHaveDuplicates(); // all due on one day
    List<String> each = new ArrayList<>(desk.get("/cases", "kind", "cme").texts("items", "id"));
    assertThat(each).hasSize(4);
    each.addAll(desk.get("/cases", "kind", "enquiry").texts("items", "id"));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(each);
  }

  @Test
  void a_cursor_of_one_kinds_list_is_none_of_both() {
    String ofOne =
        Call.to("GET /cases")
            .as(Town.OFFICER)
            .query("kind", "enquiry")
            .query("limit", "2")
            .on(desk.handler())
            .at("/next");
    assertThat(ofOne).isNotEmpty();
    assertThat(page(2, ofOne).status()).isEqualTo(400);
    assertThat(page(2, "Kg").status()).isEqualTo(400);
  }
}
