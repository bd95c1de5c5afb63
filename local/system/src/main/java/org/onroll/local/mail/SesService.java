package org.onroll.local.mail;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * SES (version 1) as its client sees it on the wire. Takes every mail whose sender is verified into
 * the inbox, except that a recipient whose local part begins with {@code throttle} is answered with
 * Throttling, and one that begins with {@code reject} with MessageRejected.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/Welcome.html">Amazon SES API
 *     Reference</a>
 */
public final class SesService {
  private static final String XMLNS = "http://ses.amazonaws.com/doc/2010-12-01/";
  private static final int RECIPIENTS_LIMIT = 50;

  private final Inbox inbox;
  private final List<String> identities;
  private final Clock clock;
  private final Consumer<Mail> taken;

  /**
   * An answer on the wire.
   *
   * @param body XML
   */
  public record Reply(int status, String body) {}

  /** A call that SES refuses. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    Refusal(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  /**
   * @param identities addresses and domains that are verified
   * @param taken told of each mail after it is in the inbox
   */
  public SesService(Inbox inbox, List<String> identities, Clock clock, Consumer<Mail> taken) {
    this.inbox = inbox;
    this.identities = List.copyOf(identities);
    this.clock = clock;
    this.taken = taken;
  }

  /**
   * Answers one call.
   *
   * @param form the request's body
   * @throws IOException where the inbox cannot be written
   */
  public Reply handle(String form) throws IOException {
    SesRequest request = SesRequest.parse(form);
    String action = request.action();
    try {
      return switch (action) {
        case "SendEmail" -> result(action, "<MessageId>" + send(request) + "</MessageId>");
        case "GetSendQuota" ->
            result(
                action,
                "<Max24HourSend>50000.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>"
                    + inbox.mails().size()
                    + ".0</SentLast24Hours>");
        case "VerifyEmailIdentity", "VerifyDomainIdentity" -> result(action, "");
        case "ListIdentities" ->
            result(action, "<Identities>" + members(identities) + "</Identities>");
        case "GetIdentityVerificationAttributes" ->
            result(action, attributes(request.members("Identities")));
        default ->
            throw new Refusal(
                "InvalidAction", "The action " + action + " is not valid for this endpoint.");
      };
    } catch (Refusal e) {
      return error(e);
    }
  }

  private String send(SesRequest request) throws Refusal, IOException {
    String from = request.text("Source").orElseThrow(() -> missing("Source"));
    String subject =
        request.text("Message.Subject.Data").orElseThrow(() -> missing("Message.Subject.Data"));
    List<String> to = new ArrayList<>(request.members("Destination.ToAddresses"));
    to.addAll(request.members("Destination.CcAddresses"));
    to.addAll(request.members("Destination.BccAddresses"));
    if (to.isEmpty()) throw missing("Destination");
    if (to.size() > RECIPIENTS_LIMIT)
      throw new Refusal("InvalidParameterValue", "Recipient count exceeds 50.");
    if (!verified(from)) {
      throw new Refusal(
          "MessageRejected",
          "Email address is not verified. The following identities failed the check: " + from);
    }
    if (to.stream().anyMatch(address -> address.startsWith("throttle"))) {
      throw new Refusal("Throttling", "Maximum sending rate exceeded.");
    }
    if (to.stream().anyMatch(address -> address.startsWith("reject"))) {
      throw new Refusal("MessageRejected", "Address is on the suppression list for your account.");
    }
    Mail mail =
        new Mail(
            "0102" + UUID.randomUUID() + "-000000",
            from,
            List.copyOf(to),
            subject,
            request.text("Message.Body.Text.Data").orElse(""),
            request.text("Message.Body.Html.Data").orElse(""),
            request.tags(),
            request.text("ConfigurationSetName"),
            clock.instant());
    inbox.add(mail);
    taken.accept(mail);
    return mail.id();
  }

  private boolean verified(String from) {
    String address = from.replaceFirst("^.*<(.*)>$", "$1");
    String domain = address.substring(address.indexOf('@') + 1);
    return identities.contains(address) || identities.contains(domain);
  }

  private static Refusal missing(String parameter) {
    return new Refusal(
        "ValidationError",
        "Value null at '" + parameter + "' failed to satisfy constraint: Member must not be null");
  }

  private String attributes(List<String> asked) {
    String entries =
        asked.stream()
            .map(
                identity ->
                    "<entry><key>"
                        + Xml.escape(identity)
                        + "</key><value><VerificationStatus>"
                        + (verified(identity) ? "Success" : "Pending")
                        + "</VerificationStatus></value></entry>")
            .collect(Collectors.joining());
    return "<VerificationAttributes>" + entries + "</VerificationAttributes>";
  }

  private static String members(List<String> values) {
    return values.stream()
        .map(value -> "<member>" + Xml.escape(value) + "</member>")
        .collect(Collectors.joining());
  }

  private static Reply result(String action, String content) {
    return new Reply(
        200,
        "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>"
            .formatted(action, XMLNS, content, UUID.randomUUID()));
  }

  private static Reply error(Refusal refusal) {
    return new Reply(
        400,
        "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>"
            .formatted(
                XMLNS,
                refusal.code,
                Xml.escape(Optional.ofNullable(refusal.getMessage()).orElse("")),
                UUID.randomUUID()));
  }
}
