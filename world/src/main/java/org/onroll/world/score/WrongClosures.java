package org.onroll.world.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.LedgerEntry;
import org.onroll.world.truth.Absence;
import org.onroll.world.truth.Truth;

/**
 * Ledger entries and cases that were closed for a child truly missing that day.
 *
 * <p>An absence is judged whole: an entry closed on the third day of an absence that goes on past
 * the tenth is a wrong closure too, although on that third day nobody could have counted eleven. An
 * entry left out of scope while the child is truly missing on the last day counts, unless another
 * entry or a case stands open for the child.
 */
final class WrongClosures {
  /** One of them. */
  record Closed(String childId, LocalDate on, String what, boolean avoidable) {}

  private final Truth truth;
  private final Evidence evidence;
  private final Known known;

  WrongClosures(Truth truth, Evidence evidence, Known known) {
    this.truth = truth;
    this.evidence = evidence;
    this.known = known;
  }

  List<Closed> all() {
    List<Closed> all = new ArrayList<>();
    for (LedgerEntry entry : known.ledger()) {
      known.child(entry).flatMap(child -> wrong(child, entry)).ifPresent(all::add);
    }
    for (CaseFile file : known.cases()) {
      known.child(file).flatMap(child -> wrong(child, file)).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Closed> wrong(String child, LedgerEntry entry) {
    LocalDate end = truth.period().end();
    return switch (entry.status()) {
      case "claimed", "closed" -> {
        LocalDate on = closedOn(entry);
        String by = entry.claim().map(LedgerEntry.Claim::by).orElse("");
        String school = entry.claim().map(LedgerEntry.Claim::school).orElse("");
        yield isMissing(child, on)
            ? Optional.of(
                new Closed(
                    child,
                    on,
                    "entry " + entry.status() + " by " + by,
                    isAgainst(child, by, school, on)))
            : Optional.empty();
      }
      case "out-of-scope" ->
          isMissing(child, end) && !known.hasOpenEntry(child) && !known.hasOpenCase(child)
              ? Optional.of(new Closed(child, end, "entry out of scope", true))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * The day of the claim; since that may be the day of an entry long ago, not before the entry
   * itself.
   */
  private LocalDate closedOn(LedgerEntry entry) {
    LocalDate claimed = entry.claim().flatMap(LedgerEntry.Claim::on).orElse(truth.period().end());
    return Stream.of(entry.since(), entry.observedOn(), entry.declaredOn(), Optional.of(claimed))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(claimed);
  }

  private Optional<Closed> wrong(String child, CaseFile file) {
    return file.closure()
        .filter(c -> !file.open())
        .flatMap(
            closure -> {
              LocalDate on = closure.on().orElse(truth.period().end());
              String by =
                  closure.ground().equals("home-educated") ? "home-education-notice" : "roll";
              return isMissing(child, on)
                  ? Optional.of(
                      new Closed(
                          child,
                          on,
                          "case closed as " + closure.ground(),
                          isAgainst(child, by, closure.school(), on)))
                  : Optional.empty();
            });
  }

  /** In an absence that has lasted, or goes on to last, more than ten school days. */
  private boolean isMissing(String child, LocalDate on) {
    Optional<Absence> atTheEnd = truth.trulyMissing(child, truth.period().end());
    return truth.trulyMissing(child, on).isPresent()
        || atTheEnd.filter(a -> !a.first().isAfter(on)).isPresent();
  }

  /**
   * OnRoll held evidence against: the claiming school's newest roll lacks the child, or no such
   * notice exists.
   */
  private boolean isAgainst(String child, String by, String school, LocalDate on) {
    if (by.equals("home-education-notice")) {
      return evidence.about(child).noneMatch(t -> t.message().says() instanceof Says.HomeEducates);
    }
    return !evidence.shownAt(child, Slot.EVENING.on(on)).contains(school);
  }
}
