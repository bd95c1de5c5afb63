package org.onroll.local.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What SES publishes about a mail, and how SNS hands it to a function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Contents
 *     of event data that Amazon SES publishes to Amazon SNS</a>
 */
final class MailEvent {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ACCOUNT = "000000000000";

  private MailEvent() {}

  /**
   * What becomes of a mail here: it is sent, then bounces, or is delivered and perhaps complained
   * about.
   */
  static List<String> types(Mail mail) {
    String first = mail.to().getFirst();
    if (first.startsWith("bounce")) return List.of("Send", "Bounce");
    if (first.startsWith("complaint")) return List.of("Send", "Delivery", "Complaint");
    return List.of("Send", "Delivery");
  }

  /** The event as SES publishes it. */
  static ObjectNode of(Mail mail, String type, Instant at) {
    ObjectNode event = JSON.objectNode();
    event.put("eventType", type);
    event.set("mail", mail(mail));
    ObjectNode detail = event.putObject(type.toLowerCase(Locale.ROOT));
    if (type.equals("Send")) return event;
    detail.put("timestamp", timestamp(at));
    switch (type) {
      case "Delivery" -> {
        detail.put("processingTimeMillis", 500);
        texts(detail, "recipients", mail.to());
        detail.put("smtpResponse", "250 2.0.0 OK");
        detail.put("reportingMTA", "local.example.org");
      }
      case "Bounce" -> {
        detail.put("feedbackId", UUID.randomUUID() + "-000000");
        detail.put("bounceType", "Permanent").put("bounceSubType", "General");
        detail
            .putArray("bouncedRecipients")
            .addObject()
            .put("emailAddress", mail.to().getFirst())
            .put("action", "failed")
            .put("status", "5.1.1")
            .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
        detail.put("reportingMTA", "dsn; local.example.org");
      }
      case "Complaint" -> {
        detail.put("feedbackId", UUID.randomUUID() + "-000000");
        detail.put("complaintFeedbackType", "abuse");
        detail.put("arrivalDate", timestamp(at));
        detail
            .putArray("complainedRecipients")
            .addObject()
            .put("emailAddress", mail.to().getFirst());
      }
      default -> throw new IllegalArgumentException(type);
    }
    return event;
  }

  /** The event that Lambda gets from SNS, with one record. */
  static ObjectNode notification(String topic, ObjectNode message, Instant at) {
    String subscription = topic + ":" + UUID.randomUUID();
    ObjectNode event = JSON.objectNode();
    ObjectNode entry = event.putArray("Records").addObject();
    entry
        .put("EventVersion", "1.0")
        .put("EventSubscriptionArn", subscription)
        .put("EventSource", "aws:sns");
    ObjectNode sns = entry.putObject("Sns");
    sns.put("SignatureVersion", "1");
    sns.put("Timestamp", timestamp(at));
    sns.put("Signature", "local");
    sns.put("SigningCertUrl", "https://sns.eu-west-2.amazonaws.com/local.pem");
    sns.put("MessageId", UUID.randomUUID().toString());
    sns.put("Message", message.toString());
    sns.putObject("MessageAttributes");
    sns.put("Type", "Notification");
    sns.put(
        "UnsubscribeUrl",
        "https://sns.eu-west-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=" + subscription);
    sns.put("TopicArn", topic);
    sns.put("Subject", "Amazon SES Email Event Notification");
    return event;
  }

  private static ObjectNode mail(Mail mail) {
    ObjectNode node = JSON.objectNode();
    node.put("timestamp", timestamp(mail.at()));
    node.put("source", mail.from());
    node.put("sourceArn", "arn:aws:ses:eu-west-2:" + ACCOUNT + ":identity/" + mail.from());
    node.put("sendingAccountId", ACCOUNT);
    node.put("messageId", mail.id());
    texts(node, "destination", mail.to());
    node.put("headersTruncated", false);
    ArrayNode headers = node.putArray("headers");
    headers.addObject().put("name", "From").put("value", mail.from());
    headers.addObject().put("name", "To").put("value", String.join(", ", mail.to()));
    headers.addObject().put("name", "Subject").put("value", mail.subject());
    ObjectNode common = node.putObject("commonHeaders");
    texts(common, "from", List.of(mail.from()));
    texts(common, "to", mail.to());
    common.put("messageId", mail.id()).put("subject", mail.subject());
    ObjectNode tags = node.putObject("tags");
    texts(tags, "ses:operation", List.of("SendEmail"));
    mail.configurationSet().ifPresent(set -> texts(tags, "ses:configuration-set", List.of(set)));
    mail.tags().forEach((name, value) -> texts(tags, name, List.of(value)));
    return node;
  }

  private static void texts(ObjectNode node, String name, List<String> values) {
    values.forEach(node.putArray(name)::add);
  }

  private static String timestamp(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
