package org.onroll.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("F2: reference, kind, date, what to do, and nobody's name")
class MailTextTest {
  private static final LocalDate DAY = LocalDate.parse("2026-09-14");

  @ParameterizedTest
  @EnumSource(MailKind.class)
  void a_mail_says_what_happened_when_and_what_to_do(MailKind kind) {
    MailText mail = MailText.of(mail(kind, "E-7K3Q-9PZD"), "");
    assertThat(mail.subject()).contains("E-7K3Q-9PZD", "14 Sep", "2026");
    for (String body : new String[] {mail.text(), mail.html()}) {
      assertThat(body)
          .contains("E-7K3Q-9PZD", "Monday 14 September 2026")
          .containsPattern("(Look|Open) (the|at|your)")
          .doesNotContain("%", "null", "{", "}");
    }
    assertThat(mail.subject() + mail.text()).doesNotContain("&", "<", "\r");
    assertThat(mail.subject()).doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource(MailKind.class)
  void a_link_leads_to_the_configured_case_system_only(MailKind kind) {
    MailText without = MailText.of(mail(kind, "E-7K3Q-9PZD"), "");
    assertThat(without.text() + without.html()).doesNotContain("http", "href");
    MailText with = MailText.of(mail(kind, "E-7K3Q-9PZD"), "https://cases.example/?a=1&ref=");
    assertThat(with.text()).contains("https://cases.example/?a=1&ref=E-7K3Q-9PZD");
    assertThat(with.html())
        .contains("href=\"https://cases.example/?a=1&amp;ref=E-7K3Q-9PZD\"")
        .containsOnlyOnce("href");
  }

  @Test
  void markup_is_escaped() { // abuse-A16
    MailText mail =
        MailText.of(mail(MailKind.RETURN_DUE, "<b onclick=\"x\">&"), "https://c.example/");
    assertThat(mail.html()).doesNotContain("<b o").contains("&lt;b onclick=&quot;x&quot;&gt;&amp;");
    assertThat(mail.text()).contains("<b onclick=\"x\">&");
  }

  @Test
  void the_html_says_what_the_text_says() {
    MailText mail = MailText.of(mail(MailKind.RETURN_OVERDUE, "R-1"), "");
    String words =
        mail.html()
            .replaceAll("<title>.*</title>", "")
            .replaceAll("<[^>]+>", " ")
            .replace("&#39;", "'");
    for (String line : mail.text().split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("--")) assertThat(words).contains(line);
    }
  }

  private static OutgoingMail mail(MailKind kind, String reference) {
    return OutgoingMail.to(
        Contact.DUTY_OFFICER, kind, reference, DAY, "m-1", Instant.parse("2026-09-14T05:00:00Z"));
  }
}
