package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;

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
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

@DisplayName(
    "A3, B8: the assurance is waited for from the notice on, until it or its refusal comes")
class AssuranceTest {
  private Town town;
  private Office office;
  private Answer notice;

  @BeforeEach
  void a_parent_gives_notice() {
    town = new Town("2026-09-14T08:00:00Z").staff();
    office = new Office(town);
    notice =
        Call.to(Office.NOTICE)
            .as(Town.REFERRER)
            .json(Office.notice(identity(1), "2026-09-14"))
            .on(office.handler());
  }

  private Deadline deadline() {
    return town.records().find(HomeEducationNotice.assurance(notice.at("/receipt"))).orElseThrow();
  }

  private List<OutgoingMail> on(String day) {
    town.clock().to(day + "T08:00:00Z");
    for (var key : town.records().due(DueKind.DEADLINE, town.clock().instant(), 50)) {
      town.records()
          .find(new Key<>(Deadline.class, key.partition(), key.sort()))
          .ifPresent(d -> town.spine().work().ladder().climb(d, town.clock().instant()));
    }
    return town.contents().ofKind("mail").stream()
        .map(m -> town.records().find(OutgoingMail.key(Contents.text(m, "id"))).orElseThrow())
        .toList();
  }

  @Test
  void the_answer_says_until_when_it_is_waited_for() {
    assertThat(notice.status()).isEqualTo(201);
    assertThat(notice.texts("deadlines", "rule")).containsExactly("assurance-of-suitability");
    assertThat(notice.at("/deadlines/0/due")).isEqualTo("2026-12-14");
    assertThat(notice.texts("next")).anyMatch(t -> t.contains("reminded on 2026-12-14"));
    assertThat(notice.at("/reference")).isEqualTo(deadline().reference());
  }

  @Test
  void the_duty_officer_is_told_on_the_day_and_on_the_next_without_a_name() { // F2
    assertThat(on("2026-12-13")).isEmpty();
    assertThat(on("2026-12-14")).extracting(m -> m.kind().name()).containsExactly("ASSURANCE_DUE");
    List<OutgoingMail> mails = on("2026-12-15");
    assertThat(mails)
        .extracting(m -> m.kind().name())
        .containsExactlyInAnyOrder("ASSURANCE_DUE", "ASSURANCE_OVERDUE");
    for (OutgoingMail mail : mails) {
      assertThat(MailText.of(mail, "").text())
          .contains(notice.at("/reference"))
          .doesNotContain(identity(1).surname(), identity(1).forename());
    }
  }

  @ParameterizedTest(name = "suitable: {0}")
  @CsvSource({"yes, MET", "no, MET", "'', OPEN"})
  void either_answer_of_an_officer_ends_the_wait(String suitable, String status) {
    Answer answer =
        Call.to(Office.ASSURANCE)
            .as(Town.OFFICER)
            .path("id", notice.at("/receipt"))
            .json(
                Json.object()
                    .put("suitable", suitable)
                    .put("on", "2026-09-14")
                    .put("basis", "A report."))
            .on(office.handler());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(deadline().status().name()).isEqualTo(status);
    if (status.equals("MET")) {
      assertThat(on("2026-12-15")).noneMatch(m -> m.kind().name().startsWith("ASSURANCE"));
    }
  }
}
