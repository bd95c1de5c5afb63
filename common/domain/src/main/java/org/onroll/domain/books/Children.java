package org.onroll.domain.books;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onroll.domain.books.Books.Pages;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.law.Ground;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.records.Key;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.Urn;

/**
 * The ledger: each leaver that movements tell of is in it exactly once (invariant 4), claimed only
 * by what the claim rule allows and closed only on evidence (invariant 6), and a case's events are
 * all there.
 */
final class Children {
  private final Schools schools;
  private final Pages pages;
  private final List<Child> children;
  private final Map<ChildId, List<LedgerEntry>> entries;
  private final Map<ChildId, List<Interval>> intervals;
  private final Map<Key<?>, Deadline> deadlines;
  private final Map<String, EnquiryCase> cases;
  private final Map<String, List<CaseEvent>> events;
  private final Map<Key<?>, List<Movement>> leavings = new HashMap<>();

  Children(Archive archive, Schools schools, Pages pages) {
    this.schools = schools;
    this.pages = pages;
    children = archive.all(Child.class);
    entries =
        archive.all(LedgerEntry.class).stream().collect(Collectors.groupingBy(LedgerEntry::child));
    intervals =
        archive.all(Interval.class).stream().collect(Collectors.groupingBy(Interval::child));
    deadlines =
        archive.all(Deadline.class).stream()
            .collect(Collectors.toMap(Deadline::key, Function.identity()));
    cases =
        archive.all(EnquiryCase.class).stream()
            .collect(Collectors.toMap(EnquiryCase::id, Function.identity()));
    events =
        archive.all(CaseEvent.class).stream().collect(Collectors.groupingBy(CaseEvent::caseId));
  }

  void audit() {
    schools
        .movements()
        .filter(m -> m.kind() == Movement.Kind.LEFT && !m.entry().isEmpty())
        .forEach(
            m ->
                leavings
                    .computeIfAbsent(
                        LedgerEntry.key(m.child(), m.entry()), k -> new java.util.ArrayList<>())
                    .add(m));
    Set<Key<?>> booked = new HashSet<>();
    entries.values().forEach(all -> all.forEach(e -> booked.add(e.key())));
    leavings
        .keySet()
        .forEach(k -> pages.require(booked.contains(k), k, "a leaver is not in the ledger"));
    Set<ChildId> known = new HashSet<>();
    for (Child child : children) {
      known.add(child.id());
      audit(child, entries.getOrDefault(child.id(), List.of()));
    }
    entries
        .keySet()
        .forEach(id -> pages.require(known.contains(id), id, "has entries and no record"));
    cases.values().forEach(this::audit);
    if (!schools.isPending()) auditUnclaimed();
  }

  private void audit(Child child, List<LedgerEntry> all) {
    List<LedgerEntry> open = all.stream().filter(LedgerEntry::isOpen).toList();
    pages.require(open.size() <= 1, child.key(), "has two open entries");
    String sort = open.isEmpty() ? "" : open.getFirst().key().sort();
    pages.require(
        child.openEntry().equals(sort), child.key(), "does not name the entry that is open");
    List<String> openCases =
        cases.values().stream()
            .filter(c -> c.child().equals(child.id()) && c.state() == CaseState.OPEN)
            .map(EnquiryCase::id)
            .toList();
    pages.require(openCases.size() <= 1, child.key(), "has two open cases");
    String openCase = openCases.isEmpty() ? "" : openCases.getFirst();
    pages.require(
        child.openCase().equals(openCase), child.key(), "does not name the case that is open");
    auditIntervals(child, open.size() + timesOfCase(openCase));
    for (LedgerEntry entry : all) {
      pages.compared("leavers, " + entry.status().id(), 1);
      pages.require(
          leavings.containsKey(entry.key()), entry.key(), "no movement tells of this leaver");
      switch (entry.status()) {
        case OPEN -> auditWait(child, entry);
        case CLAIMED -> auditClaim(entry);
        case CLOSED ->
            pages.require(
                Optional.ofNullable(cases.get(entry.caseId()))
                    .filter(c -> c.closure() != null)
                    .isPresent(),
                entry.key(),
                "is closed, and its case is not");
        case OUT_OF_SCOPE -> auditScope(entry);
      }
    }
  }

  /** A case without an entry keeps its child's time out of education itself. */
  private int timesOfCase(String openCase) {
    EnquiryCase open = cases.get(openCase);
    return open == null || open.outSince() == null ? 0 : 1;
  }

  private void auditIntervals(Child child, int open) {
    List<Interval> own =
        intervals.getOrDefault(child.id(), List.of()).stream()
            .filter(i -> i.kind() == Interval.Kind.OUT_OF_EDUCATION)
            .toList();
    long running = own.stream().filter(i -> i.to() == null).count();
    pages.require(
        running == open, child.key(), running + " times out of education run for " + open);
    pages.require(
        own.stream().noneMatch(i -> i.to() != null && i.to().isBefore(i.from())),
        child.key(),
        "a time out of education ends before it begins");
  }

  /** Somebody is waited for, or an enquiry is open, or the ground asks for neither. */
  private void auditWait(Child child, LedgerEntry entry) {
    Wait wait = entry.waiting();
    boolean nothingToAsk =
        entry.declared() != null && entry.declared().ground().next() == Ground.Next.NOTHING;
    pages.require(
        wait != null || !child.openCase().isEmpty() || nothingToAsk,
        entry.key(),
        "is open, waits for nothing and has no case");
    if (wait == null) return;
    Deadline deadline =
        deadlines.get(new Key<>(Deadline.class, Child.partition(entry.child()), wait.deadline()));
    pages.require(
        deadline != null && deadline.isOpen(), entry.key(), "waits for a deadline that is over");
  }

  private void auditClaim(LedgerEntry entry) {
    Claim claim = entry.claim();
    pages.require(claim != null, entry.key(), "is claimed by nobody");
    if (claim == null) return;
    pages.require(!claim.evidence().isBlank(), entry.key(), "is claimed without evidence");
    switch (claim.by()) {
      case ROLL -> {
        Optional<StoredRoll> roll = schools.rollOf(claim.school(), claim.source());
        boolean shown =
            roll.filter(
                    r ->
                        r.roll().pupils().values().stream()
                            .anyMatch(p -> p.identity().agreesWith(entry.identity())))
                .isPresent();
        pages.require(shown, entry.key(), "the roll that claims the child does not show it");
        long since = schools.sequenceOf(claim.school(), claim.source());
        boolean lostAgain =
            leavings.getOrDefault(entry.key(), List.of()).stream()
                .anyMatch(m -> m.urn().value().equals(claim.school()) && sequence(m) > since);
        pages.require(
            !lostAgain, entry.key(), "is claimed by a school that has lost the child since");
      }
      case HOME_EDUCATION_NOTICE ->
          pages.require(
              schools.receipt(claim.source()).isPresent(),
              entry.key(),
              "is claimed by a notice without a receipt");
      case CLOSURE -> pages.require(false, entry.key(), "a closure claims nobody");
    }
  }

  /** The number of the step that shows a movement; 0 before a roll has. */
  private static long sequence(Movement move) {
    return move.observed() == null
        ? 0
        : Long.parseLong(move.observed().hash().replaceFirst("-.*", ""));
  }

  private void auditScope(LedgerEntry entry) {
    boolean age = entry.outOfScope().contains("compulsory school age");
    pages.require(!entry.outOfScope().isBlank(), entry.key(), "is out of scope for no reason");
    boolean over = entry.outOfScope().startsWith("over");
    boolean ofAge =
        age
            && entry.identity().birthKnown()
            && CompulsorySchoolAge.covers(entry.identity().dateOfBirth(), entry.leftOn());
    // Over age on the day on which the wait ran out, perhaps not on the day of leaving.
    pages.require(
        over || !ofAge, entry.key(), "is out of scope by an age that the child does not have");
  }

  /**
   * The claim rule, plainly: nobody is open whom an accepted roll shows with the same permanent
   * UPN, birth and given name, current or main, entered by the day of the roll; unless the school
   * has said since that the child has left, or it is to be looked at again.
   */
  private void auditUnclaimed() {
    Map<String, LedgerEntry> open = new HashMap<>();
    for (List<LedgerEntry> all : entries.values()) {
      for (LedgerEntry e : all) {
        if (e.isOpen()) {
          e.identity().permanentUpn().ifPresent(upn -> open.put(upn.toString(), e));
        }
      }
    }
    List<Movement> leavings =
        schools.movements().filter(m -> m.kind() == Movement.Kind.LEFT).toList();
    Set<ChildId> toBeLookedAt =
        deadlines.values().stream()
            .filter(d -> d.isOpen() && d.toDo().isPresent() && isLook(d))
            .map(Deadline::child)
            .collect(Collectors.toSet());
    for (RollHead head : schools.heads().values()) {
      for (Pupil pupil : schools.pupils(head)) {
        LedgerEntry entry =
            pupil.identity().permanentUpn().map(u -> open.get(u.toString())).orElse(null);
        if (entry == null || toBeLookedAt.contains(entry.child())) continue;
        boolean claims =
            pupil.identity().agreesWith(entry.identity())
                && pupil.status().claims()
                && pupil.entered() != null
                && !pupil.entered().isAfter(head.date())
                && leavings.stream().noneMatch(m -> mayHaveLeft(m, head.urn(), entry));
        pages.require(
            !claims, entry.key(), "is open, and the roll of " + head.urn() + " shows the child");
      }
    }
  }

  private static boolean mayHaveLeft(Movement leaving, Urn urn, LedgerEntry entry) {
    if (!leaving.urn().equals(urn)) return false;
    return leaving.child().equals(entry.child())
        ? leaving.observed() == null
        : leaving.identity().looksLike(entry.identity());
  }

  private static boolean isLook(Deadline deadline) {
    return deadline.rule().equals(org.onroll.domain.law.Rules.ENTRY_TO_COME)
        || deadline.rule().equals(org.onroll.domain.law.Rules.LOOK_AGAIN);
  }

  /** Each event of a case is there, from the first to the last; a closed one has its evidence. */
  private void audit(EnquiryCase enquiry) {
    List<CaseEvent> own = events.getOrDefault(enquiry.id(), List.of());
    pages.compared("cases", 1);
    pages.compared("events of cases", own.size());
    Set<Integer> numbers = own.stream().map(CaseEvent::number).collect(Collectors.toSet());
    boolean all = numbers.size() == enquiry.events();
    for (int i = 1; i <= enquiry.events(); i++) all &= numbers.contains(i);
    pages.require(all, enquiry.key(), "its events are not numbered from 1 to " + enquiry.events());
    long closed = own.stream().filter(e -> e.kind().equals("closed")).count();
    pages.require(
        closed == (enquiry.state() == CaseState.CLOSED ? 1 : 0),
        enquiry.key(),
        "is " + enquiry.state() + " and was closed " + closed + " times");
    if (enquiry.state() == CaseState.CLOSED) {
      pages.require(
          enquiry.closure() != null
              && enquiry.closure().ground().missing(enquiry.closure().evidence()).isEmpty(),
          enquiry.key(),
          "is closed without the evidence that its ground asks for");
    }
  }
}
