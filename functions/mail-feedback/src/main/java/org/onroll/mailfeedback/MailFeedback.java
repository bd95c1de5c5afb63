package org.onroll.mailfeedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.OutgoingMail.Status;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Records;
import org.onroll.platform.function.Log;

/**
 * Moves an outgoing mail forward by what SES says of it. Events come before the send returned,
 * twice, out of order, or for a mail that is not ours: the final state is the same.
 */
final class MailFeedback {
  /** As {@code SesMailer} tags it. */
  private static final String TAG = "mail-id";

  private static final int LONGEST_ID = 64;

  private final Records records;
  private final Log log;

  MailFeedback(Records records, Log log) {
    this.records = records;
    this.log = log;
  }

  /**
   * @param event SES's event publishing record: {@code eventType}, {@code mail}
   */
  void take(JsonNode event) {
    String type = event.path("eventType").asText("");
    Optional<Status> status = status(event, type);
    String id = event.at("/mail/tags/" + TAG + "/0").asText("");
    if (status.isEmpty() || id.isEmpty() || id.length() > LONGEST_ID) {
      log.info("event-passed-over", "type", type.isEmpty() ? "none" : type);
      return;
    }
    String messageId = event.at("/mail/messageId").asText("");
    Attempts.run(
        () ->
            records
                .find(OutgoingMail.key(id))
                .flatMap(m -> m.told(status.get(), messageId, reason(event, type)))
                .ifPresentOrElse(
                    m -> {
                      records.commit(List.of(Change.save(m)));
                      log.info("event-taken", "mail", id, "type", type);
                    },
                    () -> log.info("event-says-nothing-new", "mail", id, "type", type)));
  }

  private static Optional<Status> status(JsonNode event, String type) {
    return switch (type) {
      case "Send" -> Optional.of(Status.SENT);
      case "Delivery" -> Optional.of(Status.DELIVERED);
      case "Bounce" ->
          "Transient".equals(event.at("/bounce/bounceType").asText())
              ? Optional.empty()
              : Optional.of(Status.BOUNCED);
      case "Complaint" -> Optional.of(Status.COMPLAINED);
      case "Reject", "Rendering Failure" -> Optional.of(Status.REFUSED);
      default -> Optional.empty();
    };
  }

  private static String reason(JsonNode event, String type) {
    return type.equals("Bounce") ? "Bounce " + event.at("/bounce/bounceType").asText() : "";
  }
}
