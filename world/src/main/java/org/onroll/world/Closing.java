package org.onroll.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onroll.world.county.School;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.KeptReferral;
import org.onroll.world.onroll.LedgerEntry;
import org.onroll.world.onroll.Mail;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.onroll.ReportedAbsence;
import org.onroll.world.onroll.ReportedTimetable;
import org.onroll.world.onroll.RollReceipt;
import org.onroll.world.onroll.SchoolDeadline;
import org.onroll.world.score.AbsenceScorer;
import org.onroll.world.score.Books;
import org.onroll.world.score.Evidence;
import org.onroll.world.score.HomeEducationScorer;
import org.onroll.world.score.Identities;
import org.onroll.world.score.Known;
import org.onroll.world.score.LedgerCheck;
import org.onroll.world.score.MailCheck;
import org.onroll.world.score.ReferralScorer;
import org.onroll.world.score.ReturnsScore;
import org.onroll.world.score.Score;
import org.onroll.world.score.Scorer;
import org.onroll.world.score.TimetableScorer;
import org.onroll.world.truth.Truth;

/** The last evening: reads what OnRoll has, checks the books and scores. */
final class Closing {
  private static final List<String> STATUSES = List.of("open", "claimed", "closed", "out-of-scope");
  private static final int PATIENCE = 4;

  private final County county;
  private final OnRoll onRoll;
  private final RollRound rolls;
  private final Officers officers;
  private final HomeEducationTeam team;
  private final Books books;
  private final Evidence evidence;

  Closing(
      County county,
      OnRoll onRoll,
      RollRound rolls,
      Officers officers,
      HomeEducationTeam team,
      Books books,
      Evidence evidence) {
    this.county = county;
    this.onRoll = onRoll;
    this.rolls = rolls;
    this.officers = officers;
    this.team = team;
    this.books = books;
    this.evidence = evidence;
  }

  /** What is left at the end. */
  record Balance(
      Score score, ReturnsScore returns, Known known, Tally ledger, Tally deadlines, Tally mails) {}

  Balance close() {
    emptyOutbox();
    Truth truth = county.truth();
    Tally ledger = new Tally();
    Identities identities = new Identities(truth);
    Known known = new Known(ledger(ledger), cases(), identities);
    List<KeptReferral> referrals = referrals();
    // What rolls and returns tell, as if nobody had referred a child or looked at one at home.
    Set<String> others = ReferralScorer.opened(referrals);
    others.addAll(team.opened(known));
    Known byRolls = known.without(others);
    Score score = new Scorer(truth, evidence, byRolls).score(officers::detail);
    new LedgerCheck(truth, evidence, known, books).check();
    receiptsAreKept();
    List<SchoolDeadline> deadlines =
        SchoolDeadline.ofAll(onRoll, county.truth().schools().all().map(School::urn));
    Tally tally = new Tally();
    deadlines.forEach(d -> tally.add(d.rule() + (d.stage().isEmpty() ? "" : ", " + d.stage())));
    ReturnsScore returns = returns(identities, known, deadlines, referrals);
    return new Balance(score, returns, known, ledger, tally, mails());
  }

  private List<KeptReferral> referrals() {
    List<KeptReferral> all = new ArrayList<>();
    for (String state : List.of("waiting", "acknowledged")) {
      all.addAll(onRoll.list(Caller.OFFICER, "/referrals?state=" + state, KeptReferral::of));
    }
    return all;
  }

  private ReturnsScore returns(
      Identities identities,
      Known known,
      List<SchoolDeadline> deadlines,
      List<KeptReferral> referrals) {
    AbsenceScorer absences = new AbsenceScorer(county.attendance(), evidence, identities, books);
    TimetableScorer timetables =
        new TimetableScorer(county.attendance(), evidence, identities, books);
    return new ReturnsScore(
        absences.score(absences("attendance"), absences("sickness")),
        timetables.score(
            onRoll.list(Caller.OFFICER, "/reduced-timetables", ReportedTimetable::of), deadlines),
        new HomeEducationScorer(county.truth(), evidence, known).score(team.done()),
        new ReferralScorer(county.truth(), evidence, known, referrals, books).score());
  }

  private List<ReportedAbsence> absences(String kind) {
    return onRoll.list(Caller.OFFICER, "/absences?kind=" + kind, ReportedAbsence::of);
  }

  private void emptyOutbox() {
    int waiting = outbox();
    for (int i = 0; i < PATIENCE && waiting > 0; i++) {
      onRoll.clockTo(onRoll.now().plus(Duration.ofMinutes(30)));
      waiting = outbox();
    }
    books.require(waiting == 0, "Mail still waits in the outbox: " + waiting);
  }

  private int outbox() {
    return onRoll.list(Caller.OFFICER, "/outbox?status=waiting", JsonNode::toString).size();
  }

  private List<LedgerEntry> ledger(Tally tally) {
    List<LedgerEntry> ledger = new ArrayList<>();
    for (String status : STATUSES) {
      List<LedgerEntry> entries =
          onRoll.list(Caller.OFFICER, "/ledger?status=" + status, LedgerEntry::of);
      for (LedgerEntry entry : entries) {
        books.require(
            entry.status().equals(status),
            "An entry is listed as " + status + " but says " + entry.status());
      }
      tally.add(status, entries.size());
      ledger.addAll(entries);
    }
    return ledger;
  }

  private List<CaseFile> cases() {
    List<CaseFile> cases =
        new ArrayList<>(onRoll.list(Caller.OFFICER, "/cases?state=open", CaseFile::of));
    cases.addAll(onRoll.list(Caller.OFFICER, "/cases?state=closed", CaseFile::of));
    return cases;
  }

  private Tally mails() {
    List<Mail> mails = onRoll.inbox();
    new MailCheck(county.truth(), books).check(mails);
    Tally kinds = new Tally();
    mails.forEach(mail -> kinds.add(kind(mail.subject())));
    return kinds;
  }

  /** The subject up to its particulars. */
  private static String kind(String subject) {
    int colon = subject.indexOf(':');
    String kind = colon < 0 ? subject.replaceAll("\\S*[0-9]\\S*", "") : subject.substring(0, colon);
    return kind.strip();
  }

  /** What was given once can be read again. */
  private void receiptsAreKept() {
    for (RollReceipt receipt : rolls.someReceipts()) {
      String path = "/schools/" + receipt.urn() + "/receipts/" + receipt.receipt();
      Answer answer = onRoll.get(Caller.office(receipt.urn()), path);
      books.require(
          answer.isSuccess() && answer.body().path("receipt").asText("").equals(receipt.receipt()),
          "A receipt is lost: " + receipt + ", " + answer.problem());
    }
  }
}
