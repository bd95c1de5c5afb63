package org.onroll.faults;

import static org.onroll.platform.fixture.RollText.csv;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupil;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.Change;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.HoldReason;
import org.onroll.domain.roll.Pupil;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** What happens between a school's roll and an officer's mailbox. */
final class Scenarios {
  private static final String A = "999101";
  private static final String B = "999102";
  private static final String THURSDAY = "2026-09-10";
  private static final String FRIDAY = "2026-09-11";
  private static final String MONDAY = Town.MONDAY;
  private static final String MONDAY_EARLY = "2026-09-14T04:00:00Z";
  private static final String TUESDAY_SCAN = "2026-09-15T05:10:00Z";
  private static final String RUN_OUT_SCAN = "2026-09-18T05:10:00Z";

  /** Pupils who stay, so that the guard lets a roll pass. */
  private static final int STAYING = 30;

  private Scenarios() {}

  /** All of them, each with one of what it is about. */
  static Stream<Scenario> ofOneItem() {
    return Stream.of(onTheWayToTheMailbox(1), besides(1), ofOne()).flatMap(s -> s);
  }

  /** A roll in each of its fates, a sweep, a reminder. */
  static Stream<Scenario> onTheWayToTheMailbox(int items) {
    return Stream.of(
        firstRoll(items),
        unchangedRoll(items),
        changedRoll(items),
        heldRoll(items),
        lateRoll(items),
        releasedRoll(items),
        overdueSweep(items),
        reminder(items));
  }

  /** What else there can be many of. */
  static Stream<Scenario> besides(int items) {
    return Stream.of(dueSweep(items), waitsRunOut(items), reminderWithoutEvents(items));
  }

  /** Those that come one at a time. */
  private static Stream<Scenario> ofOne() {
    return Stream.of(
        claimingRoll(1),
        twoRollsOfOneSchoolAtOnce(),
        rollsOfTwoDaysAtOnce(),
        leaverAndJoinerAtOnce(),
        returnAfterItsRoll(),
        returnBeforeItsRoll(),
        returnWithoutDestination(),
        returnOfAChildOnAnotherRoll(),
        newPupilReturnAfterItsRoll(),
        manyReturns(),
        newPupilReturnBeforeItsRoll(),
        noticeOfHomeEducation(),
        referralOfAChildOnNoRoll(),
        referralOfALeaver(),
        homeEducationFoundUnsuitable(),
        returnAndRollAtOnce(),
        caseClosed(),
        eventOfSes());
  }

  private static Town town() {
    return begun(new Town().staff().school(A).school(B));
  }

  /** The key that children are known by is random, and made when it is first needed. */
  private static Town begun(Town town) {
    Objects.requireNonNull(town.spine().key());
    return town;
  }

  static Scenario firstRoll(int items) {
    return Scenario.of(
            "a first roll",
            "fault-F5",
            items,
            Scenarios::town,
            roll(A, MONDAY, pupils(1, least(items))))
        .onColdFunctions();
  }

  static Scenario unchangedRoll(int items) {
    List<Pupil> same = pupils(1, least(items));
    return Scenario.of(
        "an unchanged roll",
        "fault-F4, fault-F5",
        items,
        () -> town().roll(A, FRIDAY, same),
        roll(A, MONDAY, same));
  }

  /** A tenth of them leave, which the guard lets pass; the others join. */
  static Scenario changedRoll(int items) {
    int leavers = Math.max(1, items / 10);
    int joiners = Math.max(1, items - leavers);
    int size = STAYING + 2 * items;
    return Scenario.of(
        "a changed roll",
        "fault-F5",
        items,
        () -> town().roll(A, FRIDAY, pupils(1, size)),
        roll(A, MONDAY, entered(pupils(leavers + 1, size), size + 1, size + joiners)));
  }

  /** Leavers of another school are on it. */
  static Scenario claimingRoll(int items) {
    return Scenario.of(
        "a roll that claims leavers",
        "fault-F5, fault-F16",
        items,
        () ->
            town()
                .roll(A, FRIDAY, pupils(1, items + STAYING))
                .roll(B, FRIDAY, pupils(5_001, 5_000 + STAYING))
                .roll(A, MONDAY, pupils(items + 1, items + STAYING)),
        roll(B, MONDAY, entered(pupils(5_001, 5_000 + STAYING), 1, items)));
  }

  static Scenario heldRoll(int items) {
    int size = 10 + 2 * items;
    return Scenario.of(
        "a held roll",
        "fault-F5, fault-F13",
        items,
        () -> town().roll(A, FRIDAY, pupils(1, size)),
        roll(A, MONDAY, pupils(1, size / 4)));
  }

  static Scenario lateRoll(int items) {
    return Scenario.of(
        "a late roll",
        "fault-F4",
        items,
        () ->
            town()
                .roll(A, FRIDAY, pupils(1, least(items)))
                .roll(A, MONDAY, pupils(2, least(items))),
        roll(A, THURSDAY, pupils(1, least(items) + 1)));
  }

  /** Two officers let a roll with many leavers pass; the schedule writes what it means. */
  static Scenario releasedRoll(int items) {
    String[] id = new String[1];
    int size = 2 * items + STAYING;
    return Scenario.of(
        "a released roll",
        "fault-F5, fault-F14",
        items,
        () -> {
          Town town = town().roll(A, FRIDAY, pupils(1, size));
          id[0] = town.held(A, MONDAY, pupils(items + 1, size), HoldReason.Code.LEAVERS);
          return town;
        },
        release(Town.OFFICER, id),
        release(Town.SECOND_OFFICER, id),
        Delivery.schedule("roll-diff"));
  }

  static Scenario twoRollsOfOneSchoolAtOnce() {
    return Scenario.of(
            "two rolls of one school at once",
            "fault-F6",
            1,
            () -> town().roll(A, FRIDAY, pupils(1, STAYING)),
            roll(A, MONDAY, pupils(2, STAYING)))
        .meanwhile(roll(A, MONDAY, entered(pupils(1, STAYING - 1), STAYING + 1, STAYING + 1)));
  }

  static Scenario rollsOfTwoDaysAtOnce() {
    return Scenario.of(
            "the rolls of two days at once",
            "fault-F4, fault-F6",
            1,
            () -> town().roll(A, THURSDAY, pupils(1, STAYING)),
            roll(A, FRIDAY, pupils(2, STAYING)))
        .meanwhile(roll(A, MONDAY, pupils(1, STAYING - 1)));
  }

  /** Of a leaver and a joiner at the same time one must see the other. */
  static Scenario leaverAndJoinerAtOnce() {
    return Scenario.of(
            "a leaver and the school that enters the child at once",
            "fault-F16",
            1,
            () ->
                town()
                    .roll(A, FRIDAY, pupils(1, STAYING))
                    .roll(B, FRIDAY, pupils(5_001, 5_000 + STAYING)),
            roll(A, MONDAY, pupils(2, STAYING)))
        .meanwhile(roll(B, MONDAY, entered(pupils(5_001, 5_000 + STAYING), 1, 1)));
  }

  static Scenario returnAfterItsRoll() {
    return Scenario.of(
        "a deletion return after its roll",
        "fault-F1, fault-F5",
        1,
        Scenarios::oneHasLeft,
        returned("deletion", deletion(MONDAY, "school")));
  }

  static Scenario returnBeforeItsRoll() {
    return Scenario.of(
        "a deletion return before its roll",
        "fault-F1, fault-F5",
        1,
        () -> town().roll(A, FRIDAY, pupils(1, STAYING)),
        returned("deletion", deletion(MONDAY, "school")),
        roll(A, MONDAY, pupils(2, STAYING)));
  }

  /** An enquiry is opened at once. */
  static Scenario returnWithoutDestination() {
    return Scenario.of(
        "a deletion return that knows no destination",
        "fault-F1, fault-F5",
        1,
        Scenarios::oneHasLeft,
        returned("deletion", deletion(MONDAY, "unknown")));
  }

  /** What the return books is claimed at once. */
  static Scenario returnOfAChildOnAnotherRoll() {
    return Scenario.of(
        "a deletion return of a child on another roll",
        "fault-F5, fault-F16",
        1,
        () ->
            town()
                .roll(A, FRIDAY, pupils(1, STAYING))
                .roll(B, FRIDAY, pupils(5_001, 5_000 + STAYING))
                .roll(B, MONDAY, entered(pupils(5_001, 5_000 + STAYING), 1, 1)),
        returned("deletion", deletion(MONDAY, "school")));
  }

  static Scenario newPupilReturnAfterItsRoll() {
    return Scenario.of(
        "a new-pupil return after its roll",
        "fault-F1, fault-F5",
        1,
        () ->
            town()
                .roll(A, FRIDAY, pupils(2, STAYING))
                .roll(A, MONDAY, entered(pupils(2, STAYING), 1, 1)),
        returned("new-pupil", newPupil(MONDAY)));
  }

  static Scenario newPupilReturnBeforeItsRoll() {
    return Scenario.of(
        "a new-pupil return before its roll",
        "fault-F1, fault-F5",
        1,
        () -> town().roll(A, FRIDAY, pupils(2, STAYING)),
        returned("new-pupil", newPupil(MONDAY)),
        roll(A, MONDAY, entered(pupils(2, STAYING), 1, 1)));
  }

  /** More than are answered at once: a chunk for each two, one line that cannot be read. */
  static Scenario manyReturns() {
    String csv =
        "Kind,UPN,Surname,Forename,DOB,Ground,DeletionDate,DestinationKind\n"
            + line("new-pupil", identity(1), ",,")
            + line("deletion", identity(2), "a,2026-13-01,unknown")
            + line("deletion", identity(1), "a," + MONDAY + ",unknown");
    return Scenario.of(
        "a file of returns, more than are answered at once",
        "fault-F1, fault-F5, fault-F8, fault-F19",
        1,
        () -> town().with("RETURNS_AT_ONCE", "2").roll(A, FRIDAY, pupils(2, STAYING)),
        Delivery.request(
            "notification-intake",
            Call.to("POST /schools/{urn}/returns")
                .as(Town.clientOf(A))
                .path("urn", A)
                .header("Idempotency-Key", "key-1")
                .csv(csv)));
  }

  private static String line(String kind, Identity pupil, String rest) {
    return String.join(
        ",",
        kind,
        pupil.upn(),
        pupil.surname(),
        pupil.forename(),
        pupil.dateOfBirth().toString(),
        rest + "\n");
  }

  static Scenario noticeOfHomeEducation() {
    ObjectNode body = Json.object().put("from", MONDAY);
    person(body.putObject("child"), identity(1));
    body.putObject("safeguarding").put("concern", false);
    return Scenario.of(
        "a parent's notice of home education",
        "fault-F1, fault-F5",
        1,
        Scenarios::oneHasLeft,
        Delivery.request(
            "notification-intake",
            Call.to("POST /home-education-notices")
                .as(Town.REFERRER)
                .header("Idempotency-Key", "key-1")
                .json(body)));
  }

  /** Opens a case that no leaver stands behind. */
  static Scenario referralOfAChildOnNoRoll() {
    return Scenario.of(
        "a referral of a child on no roll",
        "fault-F1, fault-F5",
        1,
        Scenarios::town,
        referred(referral(501, "not-sure", "inSchool", "placeSought")));
  }

  /** Takes the leaver that waits into its case. */
  static Scenario referralOfALeaver() {
    return Scenario.of(
        "a referral of a leaver who is waited for",
        "fault-F1, fault-F5",
        1,
        Scenarios::oneHasLeft,
        referred(referral(1, "left-without-new-school", "homeEducated", "whereaboutsKnown")));
  }

  /** Opens the claimed entry again, with a case. */
  static Scenario homeEducationFoundUnsuitable() {
    ObjectNode body =
        Json.object().put("suitable", "no").put("on", MONDAY).put("basis", "No work was shown.");
    return Scenario.of(
        "home education that an officer finds unsuitable",
        "fault-F1, fault-F5",
        1,
        () -> oneIsTaughtAtHome("n-1"),
        Delivery.request(
            "notification-intake",
            Call.to("POST /home-education-notices/{id}/assurance")
                .as(Town.OFFICER)
                .path("id", "n-1")
                .header("Idempotency-Key", "key-1")
                .json(body)));
  }

  private static Town oneIsTaughtAtHome(String receipt) {
    Town town = oneHasLeft();
    Instant now = town.clock().instant();
    HomeEducationNotice notice =
        new HomeEducationNotice(
            identity(1), LocalDate.parse(MONDAY), "", "a parent", Safeguarding.NOT_ASKED);
    ObjectNode said = Json.object().put("from", MONDAY);
    person(said.putObject("child"), identity(1));
    Receipt kept =
        new Receipt(
            receipt, "home-education-notice", "", Town.REFERRER, now, Json.write(said), "{}");
    var _ =
        town.spine()
            .work()
            .returns()
            .homeEducated(notice, receipt, o -> List.of(Change.create(kept)), now);
    return town;
  }

  private static ObjectNode referral(int child, String route, String no, String other) {
    ObjectNode body = Json.object().put("route", route).put("legalBasis", "s11");
    body.putObject("referrer").put("kind", "police");
    body.putObject("answers").put(no, "no").put(other, "no");
    person(body.putObject("child"), identity(child));
    body.putObject("safeguarding")
        .put("concern", true)
        .putObject("referral")
        .put("willBeMadeOn", MONDAY);
    return body;
  }

  private static Delivery referred(ObjectNode body) {
    return Delivery.request(
        "notification-intake",
        Call.to("POST /referrals").as(Town.REFERRER).header("Idempotency-Key", "key-1").json(body));
  }

  static Scenario returnAndRollAtOnce() {
    return Scenario.of(
            "a deletion return and its roll at once",
            "fault-F5, fault-F6",
            1,
            () -> town().roll(A, FRIDAY, pupils(1, STAYING)),
            roll(A, MONDAY, pupils(2, STAYING)))
        .meanwhile(returned("deletion", deletion(MONDAY, "school")));
  }

  static Scenario caseClosed() {
    String[] id = new String[1];
    ObjectNode closure = Json.object().put("ground", "on-roll").put("note", "");
    closure
        .putObject("evidence")
        .put("school", B)
        .put("confirmedBy", "the school's office")
        .put("confirmedOn", MONDAY)
        .put("source", "telephone");
    return Scenario.of(
        "a case that an officer closes",
        "fault-F1, fault-F3",
        1,
        () -> {
          Town town = town().roll(A, FRIDAY, pupils(1, STAYING));
          town.deleted(
              A, identity(1), MONDAY, new Destination(Destination.Kind.UNKNOWN, "", "", "", null));
          id[0] = town.contents().values("case", "id").getFirst();
          return town;
        },
        Delivery.request(
            "case-desk",
            () ->
                Call.to("POST /cases/{id}/closure")
                    .as(Town.OFFICER)
                    .path("id", id[0])
                    .json(closure)
                    .event()));
  }

  static Scenario dueSweep(int items) {
    return sweep("a sweep on the day", items, MONDAY + "T05:10:00Z");
  }

  static Scenario overdueSweep(int items) {
    return sweep("a sweep of what is overdue", items, TUESDAY_SCAN);
  }

  private static Scenario sweep(String name, int items, String at) {
    return Scenario.of(
            name,
            "fault-F8, fault-F18",
            items,
            () -> {
              Town town = haveLeft(items);
              town.clock().to(at);
              return town;
            },
            Delivery.schedule("deadline-scan"))
        .drainedBy("deadline-scan");
  }

  /** Nobody has claimed them: enquiries are opened. */
  static Scenario waitsRunOut(int items) {
    return Scenario.of(
            "waits that run out",
            "fault-F8, fault-F18",
            items,
            () -> {
              Town town = haveLeft(items);
              town.clock().to(RUN_OUT_SCAN);
              return town;
            },
            Delivery.schedule("deadline-scan"))
        .drainedBy("deadline-scan");
  }

  static Scenario reminder(int items) {
    return Scenario.of(
            "reminders",
            "fault-F7, fault-F11, fault-F12",
            items,
            () -> mailsWait(items),
            Delivery.schedule("reminder-email"))
        .drainedBy("reminder-email");
  }

  static Scenario reminderWithoutEvents(int items) {
    return Scenario.of(
            "reminders, and SES's events are lost",
            "fault-F7",
            items,
            () -> mailsWait(items),
            Delivery.schedule("reminder-email"))
        .drainedBy("reminder-email")
        .withoutEvents();
  }

  static Scenario eventOfSes() {
    return Scenario.of(
        "an event of SES",
        "fault-F12",
        1,
        () -> {
          Town town = mailsWait(1);
          OutgoingMail mail = town.records().find(OutgoingMail.key("mail-1")).orElseThrow();
          OutgoingMail leased = mail.leased(town.clock().instant());
          town.records().commit(List.of(Change.save(leased)));
          town.records().commit(List.of(Change.save(leased.sent("ses-1"))));
          return town;
        },
        Delivery.event("mail-feedback", () -> Mailbox.delivered("mail-1", "ses-1")));
  }

  private static Town mailsWait(int items) {
    Town town = town();
    Instant now = town.clock().instant();
    List<Change> mails = new ArrayList<>();
    for (int i = 1; i <= items; i++) {
      mails.add(
          Change.put(
              OutgoingMail.to(
                  i % 2 == 0 ? "office-" + A : Contact.DUTY_OFFICER,
                  MailKind.RETURN_OVERDUE_OFFICER,
                  "R-7K3Q-9P" + (char) ('A' + i % 26) + (char) ('A' + i / 26 % 26),
                  LocalDate.parse(MONDAY),
                  "mail-" + i,
                  now)));
    }
    town.records().write(mails);
    return town;
  }

  private static Town oneHasLeft() {
    return town().roll(A, FRIDAY, pupils(1, STAYING)).roll(A, MONDAY, pupils(2, STAYING));
  }

  private static Town haveLeft(int items) {
    return new Town(MONDAY_EARLY)
        .staff()
        .school(A)
        .roll(A, FRIDAY, pupils(1, items + STAYING))
        .roll(A, MONDAY, pupils(items + 1, items + STAYING));
  }

  private static int least(int items) {
    return Math.max(items, 10);
  }

  private static List<Pupil> entered(List<Pupil> there, int from, int to) {
    return Stream.concat(
            there.stream(),
            IntStream.rangeClosed(from, to).mapToObj(n -> pupil(n, LocalDate.parse(MONDAY))))
        .toList();
  }

  private static Delivery roll(String urn, String date, List<Pupil> pupils) {
    return Delivery.request(
        "roll-diff",
        Call.to("PUT /schools/{urn}/rolls/{date}")
            .as(Town.clientOf(urn))
            .path("urn", urn)
            .path("date", date)
            .csv(csv(pupils)));
  }

  private static Delivery release(String officer, String[] id) {
    return Delivery.request(
        "case-desk",
        () ->
            Call.to("POST /held-rolls/{id}/release")
                .as(officer)
                .path("id", id[0])
                .json(Json.object().put("reason", "The school has sent two classes home."))
                .event());
  }

  private static Delivery returned(String kind, ObjectNode body) {
    return Delivery.request(
        "notification-intake",
        Call.to("POST /schools/{urn}/returns/" + kind)
            .as(Town.clientOf(A))
            .path("urn", A)
            .header("Idempotency-Key", "key-1")
            .json(body));
  }

  private static ObjectNode deletion(String date, String destination) {
    ObjectNode body = Json.object().put("deletionDate", date).put("ground", "a");
    pupilOf(body);
    ObjectNode to = body.putObject("destination").put("kind", destination);
    if (destination.equals("school")) to.put("urn", B).put("expectedFirstDay", date);
    return body.put("socialCare", false);
  }

  private static ObjectNode newPupil(String date) {
    ObjectNode body = Json.object().put("entryDate", date).put("startingDay", date);
    pupilOf(body);
    ((ObjectNode) body.path("pupil")).put("yearGroup", "5");
    return body;
  }

  private static void pupilOf(ObjectNode body) {
    ObjectNode pupil = body.putObject("pupil");
    person(pupil, identity(1));
    pupil
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
  }

  private static void person(ObjectNode to, Identity pupil) {
    to.put("upn", pupil.upn())
        .put("surname", pupil.surname())
        .put("forename", pupil.forename())
        .put("dateOfBirth", pupil.dateOfBirth().toString())
        .put("sex", pupil.sex());
  }
}
