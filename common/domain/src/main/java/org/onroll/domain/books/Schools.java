package org.onroll.domain.books;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.books.Books.Pages;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.records.Key;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollDiff;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.RollStep;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * The head of each school from its steps (invariant 2), and its movements and sightings from the
 * rolls that the steps name (invariant 3).
 */
final class Schools {
  private final IdentityKey key;
  private final Pages pages;
  private final Map<String, RollHead> heads = new HashMap<>();
  private final Map<String, List<RollStep>> steps = new HashMap<>();
  private final Set<String> pending = new HashSet<>();
  private final Map<Key<?>, StoredRoll> rolls = new HashMap<>();
  private final Map<String, List<Movement>> movements;
  private final Map<String, Receipt> receipts;
  private final Map<String, Set<String>> onRoll = new HashMap<>();
  private final Map<Key<?>, Deadline> deadlines;

  Schools(Archive archive, IdentityKey key, Pages pages) {
    this.key = key;
    this.pages = pages;
    archive.all(RollHead.class).forEach(h -> heads.put(h.urn().value(), h));
    Stream.concat(
            archive.all(RollStep.class).stream(),
            archive.all(PendingDiff.class).stream().map(PendingDiff::step))
        .forEach(s -> steps.computeIfAbsent(s.urn().value(), u -> new ArrayList<>()).add(s));
    archive.all(PendingDiff.class).forEach(d -> pending.add(d.step().urn().value()));
    archive.all(StoredRoll.class).stream()
        .filter(r -> r.state() == StoredRoll.State.ACCEPTED)
        .forEach(r -> rolls.put(r.key(), r));
    movements =
        archive.all(Movement.class).stream().collect(Collectors.groupingBy(m -> m.urn().value()));
    receipts =
        archive.all(Receipt.class).stream()
            .collect(Collectors.toMap(Receipt::id, Function.identity()));
    deadlines =
        archive.all(Deadline.class).stream()
            .collect(Collectors.toMap(Deadline::key, Function.identity()));
    for (Sighting s : archive.all(Sighting.class)) {
      if (s.kind() == Sighting.Kind.ON_ROLL) {
        onRoll
            .computeIfAbsent(s.school(), u -> new TreeSet<>())
            .add(line(s.partition(), s.child()));
      }
    }
  }

  void audit() {
    pages.compared("schools with rolls", heads.size());
    for (String urn : steps.keySet()) {
      pages.require(heads.containsKey(urn), urn, "has accepted rolls and no head");
    }
    heads.values().forEach(this::audit);
    movements.values().forEach(all -> all.forEach(this::auditDeclared));
  }

  private void audit(RollHead head) {
    String urn = head.urn().value();
    List<RollStep> chain =
        steps.getOrDefault(urn, List.of()).stream()
            .sorted(Comparator.comparingLong(RollStep::sequence))
            .toList();
    pages.compared("accepted rolls", chain.size());
    pages.require(!chain.isEmpty(), head.key(), "names a roll that no step has accepted");
    if (chain.isEmpty()) return;
    RollStep last = chain.getLast();
    pages.require(
        last.sequence() == head.sequence()
            && last.after().date().equals(head.rollDate())
            && last.after().hash().equals(head.hash()),
        head.key(),
        "is not where the last step leads");
    pages.require(!head.date().isBefore(head.rollDate()), head.key(), "is older than its roll");
    for (int i = 0; i < chain.size(); i++) {
      RollStep step = chain.get(i);
      if (i > 0) {
        pages.require(
            step.sequence() == chain.get(i - 1).sequence() + 1
                && chain.get(i - 1).after().equals(step.before()),
            step.key(),
            "does not begin where the step before ended");
      }
      auditStep(step);
    }
    Optional<StoredRoll> current = roll(head.urn(), last.after());
    pages.require(current.isPresent(), head.key(), "names a roll that is not kept");
    if (current.isEmpty()) return;
    pages.require(
        current.get().roll().size() == head.pupils(), head.key(), "counts other than its roll");
    if (!pending.contains(urn)) auditSightings(head, current.get().roll());
  }

  private Optional<StoredRoll> roll(Urn urn, RollStep.RollRef ref) {
    return Optional.ofNullable(rolls.get(ref.key(urn)));
  }

  /** Last roll - leavers + joiners = this roll, and each of them is a movement, and no one else. */
  private void auditStep(RollStep step) {
    pages.require(
        receipts.containsKey(step.receipt()), step.key(), "was accepted without a receipt");
    Optional<StoredRoll> after = roll(step.urn(), step.after());
    after.ifPresent(
        r ->
            pages.require(
                r.roll().hash().equals(step.after().hash()),
                r.key(),
                "does not have the content that its name says"));
    if (pending.contains(step.urn().value())) return;
    String name = step.sequence() + "-" + step.after().hash();
    Set<String> observed = new TreeSet<>();
    for (Movement m : movements.getOrDefault(step.urn().value(), List.of())) {
      if (m.observed() != null && m.observed().hash().equals(name)) {
        observed.add(m.kind() + " " + m.child());
      }
    }
    if (step.before() == null) return; // a baseline confirms what returns said, and shows no move
    Optional<StoredRoll> before = roll(step.urn(), step.before());
    if (before.isEmpty() || after.isEmpty()) return; // older than rolls are kept
    RollDiff diff = RollDiff.between(before.get().roll(), after.get().roll());
    pages.compared("leavers and joiners shown", diff.leavers().size() + diff.joiners().size());
    pages.require(
        before.get().roll().size() - diff.leavers().size() + diff.joiners().size()
            == after.get().roll().size(),
        step.key(),
        "last roll - leavers + joiners is not this roll");
    Map<ChildId, ChildId> formerly = formerly(step.urn());
    Set<String> shown = new TreeSet<>();
    for (Movement.Kind kind : Movement.Kind.values()) {
      for (Pupil pupil : kind == Movement.Kind.LEFT ? diff.leavers() : diff.joiners()) {
        ChildId child = child(step.urn(), pupil);
        String known = kind + " " + child;
        for (ChildId was = formerly.get(child);
            was != null && !observed.contains(known);
            was = formerly.get(was)) {
          known = kind + " " + was;
        }
        shown.add(known);
        pages.require(
            observed.contains(known), step.key(), "shows " + known + ", and no movement says it");
      }
    }
    observed.removeAll(shown);
    pages.require(
        observed.isEmpty(), step.key(), "does not show what movements say it shows: " + observed);
  }

  /** Whom the school's children were known as before it corrected who they are. */
  private Map<ChildId, ChildId> formerly(Urn urn) {
    Map<ChildId, ChildId> formerly = new HashMap<>();
    for (RollStep step : steps.getOrDefault(urn.value(), List.of())) {
      if (step.before() == null) continue;
      Optional<StoredRoll> before = roll(urn, step.before());
      Optional<StoredRoll> after = roll(urn, step.after());
      if (before.isEmpty() || after.isEmpty()) continue;
      for (RollDiff.Changed c :
          RollDiff.between(before.get().roll(), after.get().roll()).changes()) {
        ChildId was = child(urn, c.before());
        ChildId is = child(urn, c.after());
        if (!was.equals(is) && !leadsTo(formerly, was, is)) formerly.put(is, was);
      }
    }
    return formerly;
  }

  /** Two pupils who change places lead to each other. */
  private static boolean leadsTo(Map<ChildId, ChildId> formerly, ChildId from, ChildId to) {
    for (@Nullable ChildId c = from; c != null; c = formerly.get(c)) if (c.equals(to)) return true;
    return false;
  }

  /**
   * Where the school is looked up for a child, it is found exactly for the children of its roll.
   */
  private void auditSightings(RollHead head, Roll roll) {
    Set<String> expected = new TreeSet<>();
    for (Pupil pupil : roll.pupils().values()) {
      for (String partition : key.partitions(pupil.identity())) {
        expected.add(line(partition, child(head.urn(), pupil)));
      }
    }
    pages.compared("pupils seen on a roll", expected.size());
    Set<String> seen = new TreeSet<>(onRoll.getOrDefault(head.urn().value(), Set.of()));
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(seen);
    seen.removeAll(expected);
    pages.require(
        missing.isEmpty(), head.key(), missing.size() + " pupils of its roll are not to be found");
    pages.require(
        seen.isEmpty(), head.key(), seen.size() + " are to be found who are not on its roll");
  }

  /** What a return said has its receipt, and is no longer asked for. */
  private void auditDeclared(Movement move) {
    pages.compared("movements", 1);
    pages.require(
        move.observed() != null || move.declared() != null,
        move.key(),
        "neither a roll nor a return says it");
    if (move.declared() != null) {
      pages.require(
          receipts.containsKey(move.declared().receipt()),
          move.key(),
          "was declared without a receipt");
    }
    if (move.expected().isEmpty()) return;
    Deadline deadline =
        deadlines.get(new Key<>(Deadline.class, School.partition(move.urn()), move.expected()));
    pages.require(deadline != null, move.key(), "the return that it owes has no deadline");
    if (deadline == null) return;
    boolean owed = move.declared() == null;
    pages.require(
        deadline.isOpen() == owed,
        deadline.key(),
        owed ? "asks no more for a return that has not come" : "asks for a return that has come");
  }

  private ChildId child(Urn urn, Pupil pupil) {
    return key.child(pupil.identity(), urn.value());
  }

  private static String line(String partition, ChildId child) {
    return partition + " " + child;
  }

  /** Movements of all schools. */
  Stream<Movement> movements() {
    return movements.values().stream().flatMap(List::stream);
  }

  Optional<Receipt> receipt(String id) {
    return Optional.ofNullable(receipts.get(id));
  }

  Map<String, RollHead> heads() {
    return heads;
  }

  /** The pupils whom a school's accepted roll shows now. */
  List<Pupil> pupils(RollHead head) {
    return Optional.ofNullable(rolls.get(head.accepted()))
        .map(r -> List.copyOf(r.roll().pupils().values()))
        .orElse(List.of());
  }

  /** The accepted roll that was taken under this receipt. */
  Optional<StoredRoll> rollOf(String urn, String receipt) {
    return steps.getOrDefault(urn, List.of()).stream()
        .filter(s -> s.receipt().equals(receipt))
        .max(Comparator.comparingLong(RollStep::sequence))
        .flatMap(s -> roll(s.urn(), s.after()));
  }

  /** The number of the step that was taken under this receipt; 0 where there is none. */
  long sequenceOf(String urn, String receipt) {
    return steps.getOrDefault(urn, List.of()).stream()
        .filter(s -> s.receipt().equals(receipt))
        .mapToLong(RollStep::sequence)
        .max()
        .orElse(0);
  }

  boolean isPending() {
    return !pending.isEmpty();
  }
}
