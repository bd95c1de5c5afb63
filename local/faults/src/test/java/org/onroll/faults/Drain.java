package org.onroll.faults;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.Rule;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Stored;
import org.onroll.domain.roll.Acceptance;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.Town;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A schedule, and much that is due for it. */
enum Drain {
  DEADLINES("deadline-scan", "DEADLINE", 300),
  MAILS("reminder-email", "MAIL", 300),
  ROLLS("roll-diff", "DIFF", 12);

  private static final LocalDate YESTERDAY = LocalDate.parse("2026-09-14");

  private final String function;
  private final String kind;
  private final int items;

  Drain(String function, String kind, int items) {
    this.function = function;
    this.kind = kind;
    this.items = items;
  }

  String function() {
    return function;
  }

  int items() {
    return items;
  }

  List<Map<String, AttributeValue>> due(Town town) {
    return town.contents().due(kind);
  }

  void fill(Town town) {
    switch (this) {
      case DEADLINES -> write(town, Drain::deadline);
      case MAILS -> write(town, n -> mail(n, town.clock().instant()));
      case ROLLS -> IntStream.range(0, items).forEach(n -> roll(town, n));
    }
  }

  private void write(Town town, IntFunction<Stored> record) {
    town.records()
        .write(IntStream.range(0, items).mapToObj(record).<Change>map(Change::put).toList());
  }

  private static Stored deadline(int n) {
    return new Deadline(
        "SCHOOL#999101",
        "deletion-return",
        "many#" + n,
        "MOVE#many",
        new ChildId("0".repeat(26)),
        "999101",
        YESTERDAY,
        YESTERDAY,
        null,
        false,
        Deadline.Status.OPEN,
        Rule.Stage.DUE,
        Instant.parse("2026-09-15T05:00:00Z"),
        null,
        "",
        List.of(),
        "R-" + n,
        1);
  }

  private static Stored mail(int n, Instant now) {
    return OutgoingMail.to(
        Contact.DUTY_OFFICER, MailKind.RETURN_OVERDUE, "R-" + n, YESTERDAY, "m-" + n, now);
  }

  /** Accepted, and not yet applied. */
  private static void roll(Town town, int n) {
    Urn urn = new Urn(String.valueOf(999_200 + n));
    Roll roll = Roll.of(RollText.pupils(10 * n, 10 * n + 9));
    Instant now = town.clock().instant();
    town.school(urn.value());
    town.records()
        .commit(
            List.of(
                Change.put(
                    new StoredRoll(
                        urn,
                        YESTERDAY,
                        roll.hash(),
                        StoredRoll.State.ACCEPTED,
                        roll,
                        List.of(),
                        true,
                        now))));
    town.records()
        .commit(Acceptance.changes(urn, null, YESTERDAY, roll, true, "r-" + urn.value(), now));
  }
}
