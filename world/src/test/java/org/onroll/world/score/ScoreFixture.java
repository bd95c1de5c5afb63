package org.onroll.world.score;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Message;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.KnownChild;
import org.onroll.world.onroll.LedgerEntry;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.SmallTruth;
import org.onroll.world.truth.Truth;

/** A truth of a few children, played until 25 September, and what OnRoll shows of it. */
abstract class ScoreFixture {
  static final String A = "999101";
  static final String B = "999102";
  static final String NO_FEED = "999106";

  final SmallTruth world = new SmallTruth();
  final Evidence evidence = new Evidence();
  final List<LedgerEntry> ledger = new ArrayList<>();
  final List<CaseFile> cases = new ArrayList<>();

  @BeforeEach
  void a_child_vanishes_from_a_on_4_september() {
    world.child("x", "2015-01-10").onRoll("x", A, "2024-09-03", "2026-09-04");
    world.left("x", A, "2026-09-04", Fate.VANISHED, false);
  }

  static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  /** Each school but the one without a feed sends a whole roll on every school day. */
  Truth sendAllRolls(String... missing) {
    Truth truth = world.truth();
    Set<String> left = Set.of(missing);
    for (LocalDate day : truth.period().schoolDays()) {
      for (String urn : List.of(A, B)) {
        if (left.contains(urn + " " + day)) continue;
        Set<String> shown = new HashSet<>();
        truth.exportOf(urn, day).forEach(r -> shown.add(r.childId()));
        evidence.accepted(new Evidence.Roll(urn, day, Slot.DAWN.on(day), shown));
      }
    }
    return truth;
  }

  Score score(Truth truth) {
    return new Scorer(truth, evidence, new Known(ledger, cases, new Identities(truth)))
        .score(file -> file);
  }

  static KnownChild known(String id) {
    return new KnownChild("UPN-" + id, "Example", "Child-" + id, Optional.empty());
  }

  void open(String id, String urn, String on) {
    cases.add(file(id, urn, on, true, Optional.empty()));
  }

  static CaseFile file(
      String id, String urn, String on, boolean open, Optional<CaseFile.Closure> closure) {
    return new CaseFile(
        "case-" + id,
        "ENQ-" + id,
        open,
        day(on),
        Optional.of(Slot.BREAK.on(day(on))),
        "no-return",
        known(id),
        urn,
        "",
        false,
        closure);
  }

  void entry(String id, String urn, String status, Optional<LedgerEntry.Claim> claim) {
    ledger.add(
        new LedgerEntry(
            "entry-" + id + ledger.size(),
            known(id),
            urn,
            status,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(day("2026-12-01")),
            "no-return",
            "",
            claim));
  }

  void said(String id, String urn, String on, Says says) {
    LocalDate day = day(on);
    evidence.taken(
        new Message(day, Slot.DAWN, urn, id, says, JsonNodeFactory.instance.objectNode(), false),
        Slot.DAWN.on(day),
        "");
  }

  static Says.Deleted deleted(String destination, String ground, String on, boolean socialCare) {
    return new Says.Deleted(ground, destination, "", Optional.empty(), day(on), socialCare, true);
  }
}
