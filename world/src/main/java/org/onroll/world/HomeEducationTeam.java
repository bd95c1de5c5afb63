package org.onroll.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.onroll.world.office.AssurancePlan.Assurance;
import org.onroll.world.office.AssurancePlan.Finding;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.score.Books;
import org.onroll.world.score.Evidence;
import org.onroll.world.score.Known;

/** Records what it found of each education at home, some time after the parent's notice. */
final class HomeEducationTeam {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String UNSUITABLE = "home-education-unsuitable";

  private final County county;
  private final OnRoll onRoll;
  private final Books books;
  private final Evidence evidence;
  private final Set<Assurance> done = new HashSet<>();
  private final Tally recorded = new Tally();

  HomeEducationTeam(County county, OnRoll onRoll, Books books, Evidence evidence) {
    this.county = county;
    this.onRoll = onRoll;
    this.books = books;
    this.evidence = evidence;
  }

  void work(LocalDate day) {
    for (Assurance assurance : county.assurances().all()) {
      if (assurance.on().isAfter(day) || done.contains(assurance)) continue;
      notice(assurance).ifPresent(receipt -> record(assurance, receipt, day));
    }
  }

  private Optional<String> notice(Assurance assurance) {
    return evidence
        .about(assurance.childId())
        .filter(t -> t.message().says() instanceof Says.HomeEducates && !t.receipt().isEmpty())
        .map(Evidence.Taken::receipt)
        .findFirst();
  }

  private void record(Assurance assurance, String receipt, LocalDate day) {
    done.add(assurance);
    ObjectNode body = JSON.objectNode().put("on", day.toString());
    if (!assurance.finding().answer().isEmpty()) body.put("suitable", assurance.finding().answer());
    body.put("basis", "A visit to the family and samples of work.");
    body.putObject("concerns").put("safety", false).put("quality", assurance.quality());
    Answer answer =
        onRoll.post(Caller.OFFICER, "/home-education-notices/" + receipt + "/assurance", body);
    books.require(
        answer.isSuccess(),
        "An assurance of home education was refused: " + receipt + ", " + answer.problem());
    recorded.add(
        switch (assurance.finding()) {
          case SUITABLE -> "suitable";
          case UNSUITABLE -> "not suitable";
          case NOT_YET_KNOWN -> "not yet known";
        });
    if (assurance.finding() == Finding.UNSUITABLE && answer.isSuccess()) {
      boolean marked = answer.body().path("marks").toString().contains("\"unsuitable\"");
      books.require(marked, "Unsuitable home education is not marked as such: " + receipt);
    }
  }

  /** Cases that came into being by its finding an education at home unsuitable. */
  Set<String> opened(Known known) {
    Set<String> opened = new HashSet<>();
    for (Assurance assurance : done) {
      known.cases(assurance.childId()).stream()
          .filter(c -> c.reason().equals(UNSUITABLE) && !c.openedOn().isBefore(assurance.on()))
          .forEach(c -> opened.add(c.id()));
    }
    return opened;
  }

  /** What it has recorded by now. */
  Set<Assurance> done() {
    return Set.copyOf(done);
  }

  /** Assurances, by what was found. */
  Tally recorded() {
    return recorded;
  }
}
