package org.onroll.reminderemail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import org.onroll.domain.records.Records;
import org.onroll.platform.config.Environment;
import org.onroll.platform.config.Recipients;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Metrics;
import org.onroll.platform.function.TimeLeft;
import org.onroll.platform.mail.SesMailer;
import org.onroll.platform.table.TableFactory;

/** Scheduled; the event says nothing that the clock does not. */
public final class ReminderEmailHandler implements RequestStreamHandler {
  /**
   * A mail takes about a seventh of a second on AWS: two at once stay near the 14 a second that SES
   * gives a new account (its documented default quota).
   */
  private static final int AT_ONCE = 2;

  private final ReminderEmail reminders;

  public ReminderEmailHandler() {
    this(Wiring.environment());
  }

  ReminderEmailHandler(Environment environment) {
    Records records = TableFactory.records(environment);
    this.reminders =
        new ReminderEmail(
            records,
            new RestoreMark(
                records,
                environment.required("TABLE_NAME"),
                !environment.optional("RESTORED_TABLE").isBlank()),
            SesMailer.of(environment),
            Recipients.of(environment),
            environment.optional("CASE_SYSTEM_URL"),
            environment.clock(),
            environment.concurrency(AT_ONCE),
            new Log("reminder-email", environment.clock()),
            new Metrics("reminder-email", environment.clock()));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    reminders.run(TimeLeft.of(context));
  }
}
