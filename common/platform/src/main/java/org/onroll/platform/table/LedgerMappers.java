package org.onroll.platform.table;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.Closure;
import org.onroll.domain.enquiry.ClosureGround;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.Ground;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.returns.Destination;

/** Leavers, their times out of education and their cases, as the table keeps them. */
final class LedgerMappers {
  private LedgerMappers() {}

  static List<Mapper<?>> all() {
    return List.of(
        Mapper.of(Interval.class, "interval", LedgerMappers::write, LedgerMappers::interval)
            .upgradedBy(LedgerMappers::outOfEducation),
        Mapper.of(LedgerEntry.class, "leaver", LedgerMappers::write, LedgerMappers::entry)
            .upgradedBy(LedgerMappers::compulsoryAgeOnly),
        Mapper.of(EnquiryCase.class, "case", LedgerMappers::write, LedgerMappers::enquiry)
            .upgradedBy(LedgerMappers::ofKind),
        Mapper.of(CaseEvent.class, "case-event", LedgerMappers::write, LedgerMappers::event));
  }

  private static Attributes write(Interval i) {
    return new Attributes()
        .text("child", i.child().value())
        .text("of", i.kind().name())
        .date("from", i.from())
        .date("to", i.to());
  }

  private static Interval interval(Attributes a) {
    return new Interval(
        new ChildId(a.text("child")),
        a.choice("of", Interval.Kind.class),
        a.date("from"),
        a.dateOrNull("to"));
  }

  /** Schema 2 says of what a time is; until then all of them were times out of education. */
  private static Attributes outOfEducation(Attributes old) {
    return old.copy().text("of", Interval.Kind.OUT_OF_EDUCATION.name());
  }

  /** Schema 2 may name a ground of regulation 9(3); what is older names one of 9(1). */
  private static Attributes compulsoryAgeOnly(Attributes old) {
    return old.copy();
  }

  private static Attributes write(LedgerEntry e) {
    return new Attributes()
        .text("child", e.child().value())
        .number("number", e.number())
        .map("identity", PeopleMappers.write(e.identity()))
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
        .flag("socialCare", d.socialCare())
        .flag("concern", d.concern());
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

  private static Claim readClaim(Attributes c) {
    return new Claim(
        c.choice("by", Claim.By.class),
        c.choice("grade", Claim.Grade.class),
        c.text("school"),
        c.date("on"),
        c.text("evidence"),
        c.text("source"));
  }

  private static LedgerEntry entry(Attributes a) {
    return new LedgerEntry(
        new ChildId(a.text("child")),
        a.integer("number"),
        PeopleMappers.identity(a),
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
                        d.flag("socialCare"),
                        d.flag("concern")))
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
        a.map("claim").map(LedgerMappers::readClaim).orElse(null),
        a.text("outOfScope"),
        a.text("caseId"),
        a.number("version"));
  }

  private static Attributes write(EnquiryCase c) {
    return new Attributes()
        .text("id", c.id())
        .text("reference", c.reference())
        .text("of", c.kind().name())
        .text("state", c.state().name())
        .instant("openedAt", c.openedAt())
        .text("reason", c.reason().name())
        .text("child", c.child().value())
        .map("identity", PeopleMappers.write(c.identity()))
        .text("year", c.year())
        .text("lastSchool", c.lastSchool())
        .date("leftOn", c.leftOn())
        .text("entry", c.entry())
        .date("expectedFirstDay", c.expectedFirstDay())
        .flag("safeguarding", c.safeguarding())
        .date("outSince", c.outSince())
        .map("claim", claim(c.claim()))
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
        a.choice("of", CaseKind.class),
        a.choice("state", CaseState.class),
        a.instant("openedAt"),
        a.choice("reason", CaseReason.class),
        new ChildId(a.text("child")),
        PeopleMappers.identity(a),
        a.text("year"),
        a.text("lastSchool"),
        a.date("leftOn"),
        a.text("entry"),
        a.dateOrNull("expectedFirstDay"),
        a.flag("safeguarding"),
        a.dateOrNull("outSince"),
        a.map("claim").map(LedgerMappers::readClaim).orElse(null),
        a.integer("events"),
        a.dateOrNull("nextDue"),
        a.map("closure").map(LedgerMappers::readClosure).orElse(null),
        a.number("version"));
  }

  /**
   * Schema 2 tells the kinds of case apart; until then all were enquiries, and in their list. Those
   * that wait for a place have been CME by definition since.
   */
  private static Attributes ofKind(Attributes old) {
    return old.copy().text("of", CaseKind.ENQUIRY.name());
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
}
