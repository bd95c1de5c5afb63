package org.onroll.units;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.roll.Pupil;
import org.onroll.faults.Functions;
import org.onroll.faults.Mailbox;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/**
 * Twenty school days of a few primary schools, through the functions' own handlers. Who leaves, and
 * where to, follows the demo's county ({@code world}: 3.2 % in 29 days; {@code Leavers}, {@code
 * DeletionReturns}, {@code FeedPlan}); September's new classes are over.
 */
final class CountyMonth {
  static final int SCHOOL_DAYS = 20;

  /** Of all pupils, by the demo's county: a fifth of them in a school year. */
  static final double LEAVE_IN_A_DAY = 0.032 / 29;

  private static final double BROKEN_FILES = 0.085;
  private static final double RETURN_SENT = 0.88;
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-09-14");

  private final int schools;
  private final double leaveInADay;
  private final Town town;
  private final Mailbox mailbox;
  private final Functions functions;
  private final Journal journal;
  private final Random dice = new Random(931);
  private final Map<Integer, List<Pupil>> rolls = new HashMap<>();
  private final Map<Integer, List<Pupil>> arriving = new HashMap<>();
  private int next;

  CountyMonth(
      int schools, int pupils, double leaveInADay, Town town, Mailbox mailbox, Journal journal) {
    this.schools = schools;
    this.leaveInADay = leaveInADay;
    this.town = town;
    this.mailbox = mailbox;
    this.journal = journal;
    this.functions = new Functions(town.environment());
    for (int s = 0; s < schools; s++) {
      rolls.put(s, new ArrayList<>(RollText.pupils(next + 1, next + pupils)));
      next += pupils;
    }
  }

  void play() {
    town.clock().to("2026-09-11T06:00:00Z");
    for (int s = 0; s < schools; s++) roll(s, LocalDate.parse("2026-09-11"), 0, "a first roll");
    LocalDate day = FIRST_DAY;
    for (int n = 0; n < SCHOOL_DAYS; day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        continue;
      }
      schoolDay(day);
      n++;
    }
  }

  private void schoolDay(LocalDate day) {
    town.clock().to(day + "T05:10:00Z");
    drains();
    town.clock().to(day + "T06:00:00Z");
    for (int s = 0; s < schools; s++) morning(s, day);
    town.clock().to(day + "T14:10:00Z");
    drains();
  }

  private void morning(int school, LocalDate day) {
    List<Pupil> roll = rolls.getOrDefault(school, List.of());
    List<Pupil> gone =
        new ArrayList<>(roll.stream().filter(p -> dice.nextDouble() < leaveInADay).toList());
    roll.removeAll(gone);
    List<Pupil> come = arriving.getOrDefault(school, List.of());
    arriving.remove(school);
    roll.addAll(come);
    if (dice.nextDouble() < BROKEN_FILES) send(school, day, roll.subList(0, 12), 0, "a held roll");
    int moved = gone.size() + come.size();
    roll(school, day, moved, moved == 0 ? "an unchanged roll" : "a changed roll");
    come.forEach(p -> sayThatCame(school, day, p));
    gone.forEach(p -> leaves(school, day, p));
  }

  private void roll(int school, LocalDate day, int moved, String what) {
    send(school, day, rolls.getOrDefault(school, List.of()), moved, what);
  }

  private void send(int school, LocalDate day, List<Pupil> pupils, int moved, String what) {
    String urn = urn(school);
    Call call =
        Call.to("PUT /schools/{urn}/rolls/{date}")
            .as(Town.clientOf(urn))
            .path("urn", urn)
            .path("date", day.toString())
            .csv(RollText.csv(pupils));
    Answer[] answer = new Answer[1];
    journal.did(what, moved, () -> answer[0] = call.on(functions.get("roll-diff")));
    if (answer[0].status() != 200) throw new IllegalStateException(answer[0].text());
  }

  /** Three in ten go to a school of the county, as many come from elsewhere as go there. */
  private void leaves(int school, LocalDate day, Pupil pupil) {
    double fate = dice.nextDouble();
    int other = (school + 1 + dice.nextInt(schools - 1)) % schools;
    Pupil comes = fate < 0.3 ? pupil : RollText.pupil(++next);
    arriving
        .computeIfAbsent(other, s -> new ArrayList<>())
        .add(
            new Pupil(
                comes.identity(),
                comes.year(),
                day,
                comes.status(),
                false,
                "",
                "",
                comes.address()));
    if (dice.nextDouble() >= RETURN_SENT) return;
    ObjectNode body = about("pupil", pupil.identity());
    body.put("deletionDate", day.toString()).put("ground", "a").put("socialCare", false);
    ObjectNode to = body.putObject("destination");
    if (fate < 0.38) to.put("kind", "school").put("urn", urn(other));
    else if (fate < 0.55) to.put("kind", "school").put("name", "A school without a feed");
    else if (fate < 0.72) to.put("kind", "abroad").put("country", "Ireland");
    else if (fate < 0.88) to.put("kind", "home-education");
    else to.put("kind", "unknown");
    say("a deletion return", school, "POST /schools/{urn}/returns/deletion", body);
    if (fate >= 0.72 && fate < 0.80) {
      ObjectNode notice = about("child", pupil.identity()).put("from", day.plusDays(1).toString());
      Call call = Call.to("POST /home-education-notices").as(Town.REFERRER).json(notice);
      journal.did("a notice", 1, () -> call.on(functions.get("notification-intake")));
    }
  }

  private void sayThatCame(int school, LocalDate day, Pupil pupil) {
    if (dice.nextDouble() >= 0.93) return;
    ObjectNode body = about("pupil", pupil.identity());
    body.put("entryDate", day.toString()).put("startingDay", day.toString());
    ((ObjectNode) body.path("pupil")).put("yearGroup", "5");
    say("a new-pupil return", school, "POST /schools/{urn}/returns/new-pupil", body);
  }

  private static ObjectNode about(String member, Identity i) {
    ObjectNode body = Json.object();
    body.putObject(member)
        .put("upn", i.upn())
        .put("surname", i.surname())
        .put("forename", i.forename())
        .put("dateOfBirth", i.dateOfBirth().toString())
        .put("sex", i.sex())
        .putObject("address")
        .put("line1", "1 Sample Street")
        .put("town", "Exampleton")
        .put("postcode", "ZZ1 1ZZ");
    body.putArray("parents")
        .addObject()
        .put("name", "Ada Example-Pupil")
        .put("livesWith", true)
        .put("emergencyNumber", "01632 960001");
    body.putObject("safeguarding").put("concern", false);
    return body;
  }

  private void say(String what, int school, String route, ObjectNode body) {
    String urn = urn(school);
    Call call = Call.to(route).as(Town.clientOf(urn)).path("urn", urn).json(body);
    Answer[] answer = new Answer[1];
    journal.did(what, 1, () -> answer[0] = call.on(functions.get("notification-intake")));
    if (answer[0].status() >= 300) throw new IllegalStateException(what + answer[0].text());
  }

  private void drains() {
    drain("deadline-scan", "DEADLINE", "deadlines");
    drain("reminder-email", "MAIL", "mails");
    for (JsonNode event : mailbox.events()) {
      journal.did(
          "an event of SES",
          1,
          () -> Call.run(functions.get("mail-feedback"), event, TestContext.UNHURRIED));
    }
    drain("roll-diff", "DIFF", "steps");
    officer("GET /ledger");
    officer("GET /cases");
    officer("GET /held-rolls");
    officer("GET /outbox");
  }

  private void drain(String function, String kind, String what) {
    int due = due(kind);
    journal.did(
        due == 0 ? function + ", nothing due" : function + ", " + what,
        due,
        () -> Call.schedule(functions.get(function)));
  }

  private int due(String kind) {
    String now = town.clock().instant().toString();
    return (int)
        town
            .client()
            .queryPaginator(
                q ->
                    q.tableName(town.table())
                        .indexName("due")
                        .keyConditionExpression("dueShard = :s and dueAt <= :n")
                        .expressionAttributeValues(
                            Map.of(
                                ":s",
                                software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(
                                    kind + "#0"),
                                ":n",
                                software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(
                                    now.replace("Z", ".999Z")))))
            .items()
            .stream()
            .count();
  }

  private void officer(String route) {
    journal.did(
        "an officer's page",
        1,
        () -> Call.to(route).as(Town.OFFICER).on(functions.get("case-desk")));
  }

  static String urn(int school) {
    return Integer.toString(999_101 + school);
  }
}
