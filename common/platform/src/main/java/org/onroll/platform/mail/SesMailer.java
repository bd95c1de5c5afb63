package org.onroll.platform.mail;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.onroll.domain.mail.MailText;
import org.onroll.platform.aws.TimedHttp;
import org.onroll.platform.config.Environment;
import org.onroll.platform.table.TableFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.SesClientBuilder;
import software.amazon.awssdk.services.ses.model.ConfigurationSetSendingPausedException;
import software.amazon.awssdk.services.ses.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;

/** Sends by SES v1, tagged with the outgoing mail's id so that SES's events find it again. */
public final class SesMailer {
  /** The tag's name; SES allows letters, digits, hyphens and underscores in both. */
  public static final String TAG = "mail-id";

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /**
   * SES answers in a fraction of a second. A mail whose answer does not come may have been sent,
   * and is sent again when its lease ends: better to wait for the answer than to be quick.
   */
  private static final Duration READ = Duration.ofSeconds(10);

  private final SesClient ses;
  private final String sender;
  private final String configurationSet;

  SesMailer(SesClient ses, String sender, String configurationSet) {
    this.ses = ses;
    this.sender = sender;
    this.configurationSet = configurationSet;
  }

  /** From {@code MAIL_SENDER}, {@code SES_CONFIGURATION_SET}, region and endpoint. */
  public static SesMailer of(Environment environment) {
    SesClientBuilder builder =
        SesClient.builder()
            .region(Region.of(environment.required("AWS_REGION")))
            .credentialsProvider(TableFactory.credentials(environment))
            .httpClientBuilder(new TimedHttp(CONNECT, READ))
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)));
    String endpoint = environment.optional("AWS_ENDPOINT_URL_SES");
    if (!endpoint.isBlank()) builder.endpointOverride(URI.create(endpoint));
    return new SesMailer(
        builder.build(),
        environment.required("MAIL_SENDER"),
        environment.required("SES_CONFIGURATION_SET"));
  }

  /** What SES said. */
  public sealed interface Answer {
    record Accepted(String messageId) implements Answer {}

    /** Not taken: surely not sent, and worth another try. */
    record NotTaken(String why) implements Answer {}

    /** No answer that says either way: the lease must run out before another try. */
    record Unknown(String why) implements Answer {}
  }

  /** One try, no retries of its own: whether to send again is decided by the outbox. */
  public Answer send(String mailId, String recipient, MailText mail) {
    try {
      String id =
          ses.sendEmail(
                  r ->
                      r.source(sender)
                          .destination(d -> d.toAddresses(recipient))
                          .message(
                              m ->
                                  m.subject(s -> s.charset("UTF-8").data(mail.subject()))
                                      .body(
                                          b ->
                                              b.text(t -> t.charset("UTF-8").data(mail.text()))
                                                  .html(h -> h.charset("UTF-8").data(mail.html()))))
                          .configurationSetName(configurationSet)
                          .tags(List.of(MessageTag.builder().name(TAG).value(mailId).build())))
              .messageId();
      return new Answer.Accepted(id);
    } catch (MessageRejectedException
        | MailFromDomainNotVerifiedException
        | ConfigurationSetSendingPausedException e) {
      return new Answer.NotTaken(e.getClass().getSimpleName());
    } catch (software.amazon.awssdk.services.ses.model.SesException e) {
      return e.statusCode() < 500 || e.isThrottlingException()
          ? new Answer.NotTaken(code(e))
          : new Answer.Unknown(code(e));
    } catch (SdkException e) {
      return new Answer.Unknown(e.getClass().getSimpleName());
    }
  }

  /** An answer that is none of SES's own has no code. */
  private static String code(SdkServiceException e) {
    String code =
        e instanceof AwsServiceException aws && aws.awsErrorDetails() != null
            ? aws.awsErrorDetails().errorCode()
            : null;
    return code == null ? "status " + e.statusCode() : code;
  }
}
