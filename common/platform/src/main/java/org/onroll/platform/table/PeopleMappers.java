package org.onroll.platform.table;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.Closure;
import org.onroll.domain.enquiry.ClosureGround;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.law.Ground;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;

/** Mappers of what is kept about children. */
final class PeopleMappers {
  private PeopleMappers() {}

  static List<Mapper<?>> all() {
    return List.of(
        Mapper.of(Sighting.class, "sighting", PeopleMappers::write, PeopleMappers::sighting),
        Mapper.of(Movement.class, "movement", PeopleMappers::write, PeopleMappers::movement),
        Mapper.of(Child.class, "child", PeopleMappers::write, PeopleMappers::child),
        Mapper.of(Interval.class, "interval", PeopleMappers::write, PeopleMappers::interval),
        Mapper.of(LedgerEntry.class, "leaver", PeopleMappers::write, PeopleMappers::entry),
        Mapper.of(EnquiryCase.class, "case", PeopleMappers::write, PeopleMappers::enquiry),
        Mapper.of(CaseEvent.class, "case-event", PeopleMappers::write, PeopleMappers::event),
        Mapper.of(Deadline.class, "deadline", PeopleMappers::write, PeopleMappers::deadline));
  }

  static Attributes write(Identity i) {
    return new Attributes()
        .text("upn", i.upn())
        .text("surname", i.surname())
        .text("forename", i.forename())
        .text("middleNames", i.middleNames())
        .date("dateOfBirth", i.dateOfBirth())
        .text("sex", i.sex());
  }

  static Identity identity(Attributes parent) {
    Attributes a = parent.map("identity").orElseThrow();
    return new Identity(
        a.text("upn"),
        a.text("surname"),
        a.text("forename"),
        a.text("middleNames"),
        a.date("dateOfBirth"),
        a.text("sex"));
  }

  static Attributes write(Address a) {
    return new Attributes()
        .text("line1", a.line1())
        .text("line2", a.line2())
        .text("town", a.town())
        .text("postcode", a.postcode());
  }

  static Address address(Attributes parent) {
    return parent
        .map("address")
        .map(a -> new Address(a.text("line1"), a.text("line2"), a.text("town"), a.text("postcode")))
        .orElse(Address.NONE);
  }

  private static @Nullable ChildId childOrNull(String id) {
    return id.isEmpty() ? null : new ChildId(id);
  }

  private static Attributes write(Sighting s) {
    ChildId formerly = s.formerly();
    return new Attributes()
        .text("partition", s.partition())
        .text("seen", s.kind().name())
        .text("school", s.school())
        .text("child", s.child().value())
        .map("identity", write(s.identity()))
        .text("status", s.status().name())
        .text("year", s.year().name())
        .date("entered", s.entered())
        .date("since", s.since())
        .flag("baseline", s.baseline())
        .text("formerly", formerly == null ? "" : formerly.value())
        .text("source", s.source());
  }

  private static Sighting sighting(Attributes a) {
    return new Sighting(
        a.text("partition"),
        a.choice("seen", Sighting.Kind.class),
        a.text("school"),
        new ChildId(a.text("child")),
        identity(a),
        a.choice("status", EnrolStatus.class),
        a.choice("year", YearGroup.class),
        a.dateOrNull("entered"),
        a.date("since"),
        a.flag("baseline"),
        childOrNull(a.text("formerly")),
        a.text("source"));
  }

  private static Attributes write(Movement m) {
    Movement.Observation observed = m.observed();
    Movement.Declaration declared = m.declared();
    return new Attributes()
        .text("urn", m.urn().value())
        .text("child", m.child().value())
        .number("number", m.number())
        .text("way", m.kind().name())
        .map("identity", write(m.identity()))
        .text("year", m.year())
        .map(
            "observed",
            observed == null
                ? null
                : new Attributes().date("date", observed.date()).text("hash", observed.hash()))
        .map(
            "declared",
            declared == null
                ? null
                : new Attributes()
                    .text("receipt", declared.receipt())
                    .date("date", declared.date())
                    .instant("receivedAt", declared.receivedAt())
                    .flag("late", declared.late()))
        .text("expected", m.expected())
        .date("due", m.due())
        .text("entry", m.entry())
        .number("version", m.version());
  }

  private static Movement movement(Attributes a) {
    return new Movement(
        new Urn(a.text("urn")),
        new ChildId(a.text("child")),
        a.integer("number"),
        a.choice("way", Movement.Kind.class),
        identity(a),
        a.text("year"),
        a.map("observed")
            .map(o -> new Movement.Observation(o.date("date"), o.text("hash")))
            .orElse(null),
        a.map("declared")
            .map(
                d ->
                    new Movement.Declaration(
                        d.text("receipt"), d.date("date"), d.instant("receivedAt"), d.flag("late")))
            .orElse(null),
        a.text("expected"),
        a.dateOrNull("due"),
        a.text("entry"),
        a.number("version"));
  }

  private static Attributes write(Child c) {
    return new Attributes()
        .text("child", c.id().value())
        .map("identity", write(c.identity()))
        .text("year", c.year())
        .map("address", write(c.address()))
        .text("openEntry", c.openEntry())
        .text("openCase", c.openCase())
        .number("timesMissing", c.timesMissing())
        .number("version", c.version());
  }

  private static Child child(Attributes a) {
    return new Child(
        new ChildId(a.text("child")),
        identity(a),
        a.text("year"),
        address(a),
        a.text("openEntry"),
        a.text("openCase"),
        a.integer("timesMissing"),
        a.number("version"));
  }

  private static Attributes write(Interval i) {
    return new Attributes()
        .text("child", i.child().value())
        .date("from", i.from())
        .date("to", i.to());
  }

  private static Interval interval(Attributes a) {
    return new Interval(new ChildId(a.text("child")), a.date("from"), a.dateOrNull("to"));
  }

  private static Attributes write(LedgerEntry e) {
    return new Attributes()
        .text("child", e.child().value())
        .number("number", e.number())
        .map("identity", write(e.identity()))
        .text("year", e.year())
        .text("status", e.status().name())
        .date("since", e.since())
        .text("lastSchool", e.lastSchool())
        .date("leftOn", e.leftOn())
        .date("observedOn", e.observedOn())
        .map("declared", declared(e.declared()))
        .flag("endOfPhase", e.endOfPhase())
        .text("heldBackBy", e.heldBackBy())
        .text("heldBackSchool", e.heldBackSchool())
        .map("waiting", waiting(e.waiting()))
        .number("waits", e.waits())
        .map("claim", claim(e.claim()))
        .text("outOfScope", e.outOfScope())
        .text("caseId", e.caseId())
        .number("version", e.version());
  }

  private static @Nullable Attributes declared(LedgerEntry.@Nullable Declared d) {
    if (d == null) return null;
    return new Attributes()
        .text("receipt", d.receipt())
        .date("date", d.date())
        .text("ground", d.ground().name())
        .map("destination", write(d.destination()))
        .flag("socialCare", d.socialCare());
  }

  private static Attributes write(Destination d) {
    return new Attributes()
        .text("to", d.kind().name())
        .text("urn", d.urn())
        .text("name", d.name())
        .text("country", d.country())
        .date("expectedFirstDay", d.expectedFirstDay());
  }

  private static Destination destination(Attributes a) {
    return new Destination(
        a.choice("to", Destination.Kind.class),
        a.text("urn"),
        a.text("name"),
        a.text("country"),
        a.dateOrNull("expectedFirstDay"));
  }

  private static @Nullable Attributes waiting(@Nullable Wait w) {
    if (w == null) return null;
    return new Attributes()
        .text("rule", w.rule())
        .text("deadline", w.deadline())
        .date("start", w.start())
        .date("due", w.due())
        .text("reason", w.reason().name())
        .date("expectedFirstDay", w.expectedFirstDay());
  }

  private static @Nullable Attributes claim(@Nullable Claim c) {
    if (c == null) return null;
    return new Attributes()
        .text("by", c.by().name())
        .text("grade", c.grade().name())
        .text("school", c.school())
        .date("on", c.on())
        .text("evidence", c.evidence())
        .text("source", c.source());
  }

  private static LedgerEntry entry(Attributes a) {
    return new LedgerEntry(
        new ChildId(a.text("child")),
        a.integer("number"),
        identity(a),
        a.text("year"),
        a.choice("status", LedgerEntry.Status.class),
        a.date("since"),
        a.text("lastSchool"),
        a.date("leftOn"),
        a.dateOrNull("observedOn"),
        a.map("declared")
            .map(
                d ->
                    new LedgerEntry.Declared(
                        d.text("receipt"),
                        d.date("date"),
                        d.choice("ground", Ground.class),
                        destination(d.map("destination").orElseThrow()),
                        d.flag("socialCare")))
            .orElse(null),
        a.flag("endOfPhase"),
        a.text("heldBackBy"),
        a.text("heldBackSchool"),
        a.map("waiting")
            .map(
                w ->
                    new Wait(
                        w.text("rule"),
                        w.text("deadline"),
                        w.date("start"),
                        w.date("due"),
                        w.choice("reason", CaseReason.class),
                        w.dateOrNull("expectedFirstDay")))
            .orElse(null),
        a.integer("waits"),
        a.map("claim")
            .map(
                c ->
                    new Claim(
                        c.choice("by", Claim.By.class),
                        c.choice("grade", Claim.Grade.class),
                        c.text("school"),
                        c.date("on"),
                        c.text("evidence"),
                        c.text("source")))
            .orElse(null),
        a.text("outOfScope"),
        a.text("caseId"),
        a.number("version"));
  }

  private static Attributes write(EnquiryCase c) {
    return new Attributes()
        .text("id", c.id())
        .text("reference", c.reference())
        .text("state", c.state().name())
        .instant("openedAt", c.openedAt())
        .text("reason", c.reason().name())
        .text("child", c.child().value())
        .map("identity", write(c.identity()))
        .text("year", c.year())
        .text("lastSchool", c.lastSchool())
        .date("leftOn", c.leftOn())
        .text("entry", c.entry())
        .date("expectedFirstDay", c.expectedFirstDay())
        .number("events", c.events())
        .date("nextDue", c.nextDue())
        .map("closure", closure(c.closure()))
        .number("version", c.version());
  }

  private static @Nullable Attributes closure(@Nullable Closure c) {
    if (c == null) return null;
    Attributes evidence = new Attributes();
    c.evidence().forEach(evidence::text);
    return new Attributes()
        .text("ground", c.ground().name())
        .map("evidence", evidence)
        .text("note", c.note())
        .text("by", c.by())
        .date("on", c.on());
  }

  private static EnquiryCase enquiry(Attributes a) {
    return new EnquiryCase(
        a.text("id"),
        a.text("reference"),
        a.choice("state", CaseState.class),
        a.instant("openedAt"),
        a.choice("reason", CaseReason.class),
        new ChildId(a.text("child")),
        identity(a),
        a.text("year"),
        a.text("lastSchool"),
        a.date("leftOn"),
        a.text("entry"),
        a.dateOrNull("expectedFirstDay"),
        a.integer("events"),
        a.dateOrNull("nextDue"),
        a.map("closure").map(PeopleMappers::readClosure).orElse(null),
        a.number("version"));
  }

  private static Closure readClosure(Attributes a) {
    java.util.Map<String, String> evidence = new java.util.HashMap<>();
    Optional<Attributes> given = a.map("evidence");
    given.ifPresent(g -> g.values().keySet().forEach(name -> evidence.put(name, g.text(name))));
    return new Closure(
        a.choice("ground", ClosureGround.class),
        evidence,
        a.text("note"),
        a.text("by"),
        a.date("on"));
  }

  private static Attributes write(CaseEvent e) {
    return new Attributes()
        .text("caseId", e.caseId())
        .number("number", e.number())
        .instant("at", e.at())
        .text("what", e.kind())
        .text("who", e.who())
        .text("text", e.text());
  }

  private static CaseEvent event(Attributes a) {
    return new CaseEvent(
        a.text("caseId"),
        a.integer("number"),
        a.instant("at"),
        a.text("what"),
        a.text("who"),
        a.text("text"));
  }

  private static Attributes write(Deadline d) {
    Stage stage = d.stage();
    return new Attributes()
        .text("owner", d.owner())
        .text("rule", d.rule())
        .text("number", d.number())
        .text("subject", d.subject())
        .text("child", d.child().value())
        .text("school", d.school())
        .date("start", d.start())
        .date("due", d.due())
        .flag("provisional", d.provisional())
        .text("status", d.status().name())
        .text("stage", stage == null ? "" : stage.name())
        .instant("nextStageAt", d.nextStageAt())
        .date("metOn", d.metOn())
        .text("reference", d.reference())
        .number("version", d.version());
  }

  private static Deadline deadline(Attributes a) {
    return new Deadline(
        a.text("owner"),
        a.text("rule"),
        a.text("number"),
        a.text("subject"),
        new ChildId(a.text("child")),
        a.text("school"),
        a.date("start"),
        a.date("due"),
        a.flag("provisional"),
        a.choice("status", Deadline.Status.class),
        a.text("stage").isEmpty() ? null : a.choice("stage", Stage.class),
        a.instantOrNull("nextStageAt"),
        a.dateOrNull("metOn"),
        a.text("reference"),
        a.number("version"));
  }
}
