package org.onroll.mailfeedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.onroll.platform.config.Environment;
import org.onroll.platform.function.Log;
import org.onroll.platform.http.Json;
import org.onroll.platform.table.TableFactory;

/** SES's events by SNS. One that cannot be used is logged and passed over; the others go on. */
public final class MailFeedbackHandler implements RequestStreamHandler {
  private final MailFeedback feedback;
  private final Log log;

  public MailFeedbackHandler() {
    this(Wiring.environment());
  }

  MailFeedbackHandler(Environment environment) {
    this.log = new Log("mail-feedback", environment.clock());
    this.feedback = new MailFeedback(TableFactory.records(environment), log);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    RuntimeException failed = null;
    for (JsonNode record : Json.event(in).path("Records")) {
      try {
        feedback.take(Json.parse(record.at("/Sns/Message").asText("{}")));
      } catch (IllegalStateException e) {
        log.failure("event-unreadable", e);
      } catch (RuntimeException e) {
        failed = e;
      }
    }
    if (failed != null) throw failed; // SNS delivers again; what was written stays written
  }
}
