package org.onroll.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.HeldRoll;
import org.onroll.world.onroll.KeptReferral;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.score.Books;

/**
 * Two officers at work. About a held roll they telephone the school, and hear the truth; otherwise
 * they know what OnRoll shows them, and accept the closures that it proposes.
 */
final class Officers {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int CASES_READ_A_DAY = 4;
  private static final int CONFLICT = 409;
  private static final int ACCEPTED = 202;
  private static final int UNPROCESSABLE = 422;

  private final OnRoll onRoll;
  private final RollRound rolls;
  private final Books books;
  private final Tally done = new Tally();
  private final Set<String> tried = new HashSet<>();
  private final Set<String> lacking = new HashSet<>();
  private List<CaseFile> open = List.of();
  private int reading;
  private boolean listShowsProposals;

  Officers(OnRoll onRoll, RollRound rolls, Books books) {
    this.onRoll = onRoll;
    this.rolls = rolls;
    this.books = books;
  }

  /** An afternoon: the held rolls of the day, then the open cases. */
  void work(LocalDate day) {
    onRoll.list(Caller.OFFICER, "/held-rolls", HeldRoll::of).stream()
        .filter(held -> held.waiting() && held.date().equals(day))
        .forEach(this::decide);
    open = onRoll.list(Caller.OFFICER, "/cases?state=open", CaseFile::of);
    for (CaseFile file : open) {
      if (!file.closureIsProposed()) continue;
      listShowsProposals = true;
      accept(file);
    }
    readSome();
    acknowledge();
  }

  /** Tells those who referred a child what happens. */
  private void acknowledge() {
    for (KeptReferral waiting :
        onRoll.list(Caller.OFFICER, "/referrals?state=waiting", KeptReferral::of)) {
      Answer answer =
          onRoll.post(
              Caller.OFFICER,
              "/referrals/" + waiting.id() + "/acknowledgement",
              JSON.objectNode().put("note", "Told by telephone."));
      books.require(
          answer.isSuccess(), "A referral could not be acknowledged: " + answer.problem());
      done.add("referrals acknowledged");
    }
  }

  /** The open cases as the list showed them this afternoon. */
  List<CaseFile> open() {
    return open;
  }

  private void decide(HeldRoll held) {
    if (rolls.isGenuine(held)) {
      release(held);
    } else if (!held.releasable() && tried.isEmpty()) {
      tried.add(held.id());
      int status = onRoll.post(Caller.OFFICER, path(held), reason("Pressed by mistake.")).status();
      books.require(
          status == CONFLICT,
          "A roll that is none was not kept held: " + held.urn() + ", " + status);
    }
  }

  private static String path(HeldRoll held) {
    return "/held-rolls/" + held.id() + "/release";
  }

  private static ObjectNode reason(String text) {
    return JSON.objectNode().put("reason", text);
  }

  private void release(HeldRoll held) {
    Answer first =
        onRoll.post(Caller.OFFICER, path(held), reason("The school confirmed it by telephone."));
    boolean waits = first.status() == ACCEPTED;
    Answer last =
        waits
            ? onRoll.post(
                Caller.MANAGER, path(held), reason("Confirmed by telephone a second time."))
            : first;
    if (last.status() == 200) {
      rolls.released(held);
      done.add(waits ? "rolls released by two officers" : "rolls released by one officer");
    } else {
      books.violated(
          "A genuine roll could not be released: "
              + held.urn()
              + " for "
              + held.date()
              + ", "
              + last.problem());
    }
  }

  private void accept(CaseFile file) {
    if (lacking.contains(file.id())) return;
    Answer answer =
        onRoll.post(
            Caller.OFFICER,
            "/cases/" + file.id() + "/closure",
            JSON.objectNode().put("acceptProposal", true));
    if (answer.isSuccess()) {
      done.add("cases closed as proposed");
    } else if (answer.status() == CONFLICT) {
      done.add("proposals that no longer held");
    } else if (answer.status() == UNPROCESSABLE) {
      // The proposal lacks evidence that only a visit could bring: the case stays open.
      lacking.add(file.id());
      done.add("proposals that lacked evidence");
    } else {
      books.violated(
          "A proposed closure was refused: " + file.reference() + ", " + answer.problem());
    }
  }

  /** Where the list shows no proposals, a case's own page may: so many pages a day, in turn. */
  private void readSome() {
    if (listShowsProposals) return;
    for (int i = 0; i < Math.min(CASES_READ_A_DAY, open.size()); i++) {
      CaseFile listed = open.get(reading++ % open.size());
      CaseFile file = detail(listed);
      if (file.closureIsProposed()) accept(file);
    }
  }

  /** The case's own page; what the list showed where it has none. */
  CaseFile detail(CaseFile listed) {
    Answer answer = onRoll.get(Caller.OFFICER, "/cases/" + listed.id());
    return answer.isSuccess() ? CaseFile.of(answer.body()) : listed;
  }

  Tally done() {
    return done;
  }
}
