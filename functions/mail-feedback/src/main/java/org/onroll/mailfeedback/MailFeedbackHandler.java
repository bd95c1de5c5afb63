package org.onroll.mailfeedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.onroll.domain.records.Records;
import org.onroll.platform.config.Environment;
import org.onroll.platform.function.Log;
import org.onroll.platform.http.Json;
import org.onroll.platform.table.TableFactory;

/** SES's events by SNS. One that cannot be used is logged and passed over; the others go on. */
public final class MailFeedbackHandler implements RequestStreamHandler {
  private final Records records;
  private final Log log;

  public MailFeedbackHandler() {
    this(Wiring.environment());
  }

  MailFeedbackHandler(Environment environment) {
    this.log = Log.of("mail-feedback", environment);
    this.records = TableFactory.records(environment);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    RuntimeException failed = null;
    JsonNode event = Json.event(in);
    Log call = log.during(context, event);
    for (JsonNode record : event.path("Records")) {
      Log its = call.with("snsMessageId", record.at("/Sns/MessageId").asText(""));
      try {
        new MailFeedback(records, its).take(Json.parse(record.at("/Sns/Message").asText("{}")));
      } catch (IllegalStateException e) {
        its.failure("event-unreadable", e);
      } catch (RuntimeException e) {
        failed = e;
      }
    }
    if (failed != null) throw failed; // SNS delivers again; what was written stays written
  }
}
