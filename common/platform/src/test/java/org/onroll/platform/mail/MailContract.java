package org.onroll.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.MailText;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.platform.config.Environment;
import org.onroll.platform.mail.SesMailer.Answer;

/** What OnRoll asks of SES (version 1), whoever answers in its place. */
public abstract class MailContract {
  private static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");
  private static final String OFFICE = "office-999101@example.org";

  /**
   * A mail as it was taken.
   *
   * @param to its recipients
   */
  public record Taken(String from, List<String> to, String subject, String text) {}

  /** Where it answers; {@code onroll@example.org} may send there, and the set of events exists. */
  protected abstract String endpoint();

  /** What it took under this id. */
  protected abstract Optional<Taken> taken(String messageId) throws Exception;

  @Test
  void a_reminder_arrives_as_it_was_written() throws Exception {
    MailText text = MailText.of(mail(), "https://cases.example.org");
    assertThat(mailer("onroll@example.org").send("m-1", OFFICE, text))
        .isInstanceOfSatisfying(
            Answer.Accepted.class,
            accepted ->
                assertThat(found(accepted.messageId()))
                    .contains(
                        new Taken(
                            "onroll@example.org", List.of(OFFICE), text.subject(), text.text())));
  }

  @Test
  void each_mail_has_an_id_of_its_own() {
    MailText text = MailText.of(mail(), "");
    SesMailer mailer = mailer("onroll@example.org");
    assertThat(mailer.send("m-1", OFFICE, text)).isNotEqualTo(mailer.send("m-1", OFFICE, text));
  }

  @Test
  void a_sender_that_nobody_verified_is_not_taken_and_surely_not_sent() { // fault-F11
    assertThat(mailer("somebody@example.com").send("m-1", OFFICE, MailText.of(mail(), "")))
        .isInstanceOf(Answer.NotTaken.class);
  }

  private Optional<Taken> found(String messageId) {
    try {
      return taken(messageId);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static OutgoingMail mail() {
    return OutgoingMail.to(
        "office-999101",
        MailKind.RETURN_DUE,
        "R-7K3Q-9PZD",
        LocalDate.parse("2026-09-14"),
        "m-1",
        NOW);
  }

  private SesMailer mailer(String sender) {
    return SesMailer.of(
        new Environment(
            Map.of(
                "AWS_REGION", "eu-west-2",
                "AWS_ENDPOINT_URL_SES", endpoint(),
                "AWS_ENDPOINT_URL_DYNAMODB", endpoint(),
                "AWS_ACCESS_KEY_ID", "onroll",
                "AWS_SECRET_ACCESS_KEY", "onroll",
                "MAIL_SENDER", sender,
                "SES_CONFIGURATION_SET", "onroll-reminders"),
            Clock.systemUTC()));
  }
}
