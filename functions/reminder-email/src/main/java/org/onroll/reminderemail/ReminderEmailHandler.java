package org.onroll.reminderemail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.onroll.domain.records.Concurrency;
import org.onroll.domain.records.Records;
import org.onroll.platform.config.Environment;
import org.onroll.platform.config.Recipients;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.TimeLeft;
import org.onroll.platform.http.Json;
import org.onroll.platform.mail.SesMailer;
import org.onroll.platform.table.TableFactory;

/** Scheduled; the event says nothing that the clock does not. */
public final class ReminderEmailHandler implements RequestStreamHandler {
  /**
   * A mail takes about a seventh of a second on AWS: two at once stay near the 14 a second that SES
   * gives a new account (its documented default quota).
   */
  private static final int AT_ONCE = 2;

  private final Function<Log, ReminderEmail> reminders;
  private final Log log;

  public ReminderEmailHandler() {
    this(Wiring.environment());
  }

  ReminderEmailHandler(Environment environment) {
    Records records = TableFactory.records(environment);
    RestoreMark mark =
        new RestoreMark(
            records,
            environment.required("TABLE_NAME"),
            !environment.optional("RESTORED_TABLE").isBlank());
    SesMailer mailer = SesMailer.of(environment);
    Recipients recipients = Recipients.of(environment);
    Concurrency concurrency = environment.concurrency(AT_ONCE);
    this.reminders =
        its ->
            new ReminderEmail(
                records,
                mark,
                mailer,
                recipients,
                environment.optional("CASE_SYSTEM_URL"),
                environment.clock(),
                concurrency,
                its);
    this.log = Log.of("reminder-email", environment);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Log its = log.during(context, Json.event(in));
    reminders.apply(its).run(TimeLeft.of(context));
  }
}
