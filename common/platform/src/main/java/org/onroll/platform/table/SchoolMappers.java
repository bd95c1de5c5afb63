package org.onroll.platform.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.Term;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.deadline.Policy;
import org.onroll.domain.roll.HeldRoll;
import org.onroll.domain.roll.HoldReason;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.RollStep;
import org.onroll.domain.roll.RollStep.RollRef;
import org.onroll.domain.roll.RowNote;
import org.onroll.domain.roll.SetAsideRow;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/** Schools, their rolls and their calendars, as the table keeps them. */
final class SchoolMappers {
  private SchoolMappers() {}

  static List<Mapper<?>> all() {
    return List.of(
        Mapper.of(School.class, "school", SchoolMappers::write, SchoolMappers::school),
        Mapper.of(RollHead.class, "head", SchoolMappers::write, SchoolMappers::head),
        Mapper.of(StoredRoll.class, "roll", SchoolMappers::write, SchoolMappers::roll),
        Mapper.of(RollStep.class, "step", SchoolMappers::write, SchoolMappers::step),
        Mapper.of(PendingDiff.class, "diff", SchoolMappers::write, SchoolMappers::diff),
        Mapper.of(HeldRoll.class, "held-roll", SchoolMappers::write, SchoolMappers::held)
            .upgradedBy(SchoolMappers::decisions),
        Mapper.of(CalendarSheet.class, "calendar", SchoolMappers::write, SchoolMappers::sheet),
        Mapper.of(
            CalendarChange.class, "calendar-change", SchoolMappers::write, SchoolMappers::change),
        Mapper.of(Policy.class, "policy", SchoolMappers::write, SchoolMappers::policy));
  }

  private static Attributes write(School s) {
    return new Attributes()
        .text("urn", s.urn().value())
        .text("name", s.name())
        .text("dfeNumber", s.dfeNumber())
        .text("phase", s.phase())
        .text("type", s.type())
        .number("lowAge", s.lowAge())
        .number("highAge", s.highAge())
        .text("feed", s.feed().name())
        .text("contact", s.contact())
        .flag("open", s.open())
        .number("version", s.version());
  }

  private static School school(Attributes a) {
    return new School(
        new Urn(a.text("urn")),
        a.text("name"),
        a.text("dfeNumber"),
        a.text("phase"),
        a.text("type"),
        a.integer("lowAge"),
        a.integer("highAge"),
        a.choice("feed", School.Feed.class),
        a.text("contact"),
        a.flag("open"),
        a.number("version"));
  }

  private static Attributes write(RollHead h) {
    return new Attributes()
        .text("urn", h.urn().value())
        .date("date", h.date())
        .date("rollDate", h.rollDate())
        .text("hash", h.hash())
        .number("pupils", h.pupils())
        .flag("endedWithLineBreak", h.endedWithLineBreak())
        .number("sequence", h.sequence())
        .text("receipt", h.receipt())
        .instant("heard", h.heard())
        .number("version", h.version());
  }

  private static RollHead head(Attributes a) {
    return new RollHead(
        new Urn(a.text("urn")),
        a.date("date"),
        a.date("rollDate"),
        a.text("hash"),
        a.integer("pupils"),
        a.flag("endedWithLineBreak"),
        a.number("sequence"),
        a.text("receipt"),
        a.instant("heard"),
        a.number("version"));
  }

  private static Attributes write(StoredRoll r) {
    return new Attributes()
        .text("urn", r.urn().value())
        .date("date", r.date())
        .text("hash", r.hash())
        .text("state", r.state().name())
        .bytes("pupils", Gzip.compress(r.roll().canonical()))
        .list("setAside", r.setAside().stream().map(SchoolMappers::write).toList())
        .flag("endsWithLineBreak", r.endsWithLineBreak())
        .instant("receivedAt", r.receivedAt());
  }

  private static StoredRoll roll(Attributes a) {
    return new StoredRoll(
        new Urn(a.text("urn")),
        a.date("date"),
        a.text("hash"),
        a.choice("state", StoredRoll.State.class),
        Roll.parse(Gzip.expand(a.bytes("pupils"))),
        a.list("setAside").stream().map(SchoolMappers::setAside).toList(),
        a.flag("endsWithLineBreak"),
        a.instant("receivedAt"));
  }

  private static Attributes write(SetAsideRow s) {
    return new Attributes()
        .number("line", s.note().line())
        .text("field", s.note().field())
        .text("reason", s.note().reason())
        .text("upn", s.upn())
        .text("admissionNumber", s.admissionNumber())
        .text("surname", s.surname())
        .text("forename", s.forename())
        .date("dateOfBirth", s.dateOfBirth());
  }

  private static SetAsideRow setAside(Attributes a) {
    return new SetAsideRow(
        new RowNote(a.integer("line"), a.text("field"), a.text("reason")),
        a.text("upn"),
        a.text("admissionNumber"),
        a.text("surname"),
        a.text("forename"),
        a.dateOrNull("dateOfBirth"));
  }

  private static @Nullable Attributes ref(@Nullable RollRef r) {
    return r == null ? null : new Attributes().date("date", r.date()).text("hash", r.hash());
  }

  private static RollRef ref(Attributes a) {
    return new RollRef(a.date("date"), a.text("hash"));
  }

  private static Attributes write(RollStep s) {
    return new Attributes()
        .text("urn", s.urn().value())
        .number("sequence", s.sequence())
        .map("before", ref(s.before()))
        .map("after", ref(s.after()))
        .text("receipt", s.receipt())
        .instant("acceptedAt", s.acceptedAt());
  }

  private static RollStep step(Attributes a) {
    return new RollStep(
        new Urn(a.text("urn")),
        a.number("sequence"),
        a.map("before").map(SchoolMappers::ref).orElse(null),
        ref(a.map("after").orElseThrow()),
        a.text("receipt"),
        a.instant("acceptedAt"));
  }

  private static Attributes write(PendingDiff d) {
    return write(d.step()).instant("leasedUntil", d.leasedUntil()).number("version", d.version());
  }

  private static PendingDiff diff(Attributes a) {
    return new PendingDiff(step(a), a.instant("leasedUntil"), a.number("version"));
  }

  /**
   * Schema 2 keeps each officer's decision. The first had the officer who said so first, and what
   * was said last: where a second one released the roll, who that was and what the first one said
   * is not known. When is not known either; the roll's own time stands for it. Without a number
   * there are items of both.
   */
  private static Attributes decisions(Attributes old) {
    if (old.has("decisions")) return old;
    String first = old.text("firstOfficer");
    String reason = old.text("releaseReason");
    boolean second = old.flag("released") && !first.isEmpty();
    List<Attributes> decisions = new ArrayList<>();
    if (!first.isEmpty()) decisions.add(decision(first, second ? "" : reason, old));
    if (second || (first.isEmpty() && !reason.isEmpty())) decisions.add(decision("", reason, old));
    return old.copy().list("decisions", decisions);
  }

  private static Attributes decision(String officer, String reason, Attributes roll) {
    return new Attributes()
        .text("officer", officer)
        .text("reason", reason)
        .instant("at", roll.instant("receivedAt"));
  }

  private static Attributes write(HeldRoll h) {
    return new Attributes()
        .text("id", h.id())
        .text("urn", h.urn().value())
        .date("date", h.date())
        .text("hash", h.hash())
        .number("rows", h.rows())
        .list(
            "reasons",
            h.reasons().stream()
                .map(r -> new Attributes().text("code", r.code().name()).text("text", r.text()))
                .toList())
        .instant("receivedAt", h.receivedAt())
        .list(
            "decisions",
            h.decisions().stream()
                .map(
                    d ->
                        new Attributes()
                            .text("officer", d.officer())
                            .text("reason", d.reason())
                            .instant("at", d.at()))
                .toList())
        .flag("released", h.released())
        .number("version", h.version());
  }

  private static HeldRoll held(Attributes a) {
    return new HeldRoll(
        a.text("id"),
        new Urn(a.text("urn")),
        a.date("date"),
        a.text("hash"),
        a.integer("rows"),
        a.list("reasons").stream()
            .map(r -> new HoldReason(r.choice("code", HoldReason.Code.class), r.text("text")))
            .toList(),
        a.instant("receivedAt"),
        a.list("decisions").stream()
            .map(d -> new HeldRoll.Decision(d.text("officer"), d.text("reason"), d.instant("at")))
            .toList(),
        a.flag("released"),
        a.number("version"));
  }

  private static Attributes write(CalendarSheet c) {
    Attributes closures = new Attributes();
    c.closures().forEach((day, reason) -> closures.text(day.toString(), reason));
    return new Attributes()
        .text("id", c.id())
        .text("source", c.source())
        .list(
            "terms",
            c.terms().stream()
                .map(
                    t ->
                        new Attributes()
                            .text("name", t.name())
                            .date("from", t.from())
                            .date("to", t.to()))
                .toList())
        .map("closures", closures)
        .number("version", c.version());
  }

  private static Attributes write(CalendarChange c) {
    return new Attributes()
        .text("calendar", c.calendar())
        .number("sheet", c.sheet())
        .date("on", c.on())
        .text("why", c.why())
        .instant("at", c.at())
        .flag("county", c.county())
        .text("cursor", c.cursor() == null ? "" : c.cursor())
        .number("version", c.version());
  }

  private static CalendarChange change(Attributes a) {
    return new CalendarChange(
        a.text("calendar"),
        a.number("sheet"),
        a.date("on"),
        a.text("why"),
        a.instant("at"),
        a.flag("county"),
        a.text("cursor").isEmpty() ? null : a.text("cursor"),
        a.number("version"));
  }

  private static Attributes write(Policy p) {
    return new Attributes()
        .text("authority", p.authority())
        .text("title", p.title())
        .text("officer", p.officer())
        .date("nextReview", p.nextReview())
        .number("reviews", p.reviews())
        .number("version", p.version());
  }

  private static Policy policy(Attributes a) {
    return new Policy(
        a.text("authority"),
        a.text("title"),
        a.text("officer"),
        a.date("nextReview"),
        a.integer("reviews"),
        a.number("version"));
  }

  private static CalendarSheet sheet(Attributes a) {
    Map<LocalDate, String> closures =
        a.map("closures")
            .map(
                m ->
                    m.values().keySet().stream()
                        .collect(Collectors.toMap(LocalDate::parse, m::text)))
            .orElse(Map.of());
    return new CalendarSheet(
        a.text("id"),
        a.text("source"),
        a.list("terms").stream()
            .map(t -> new Term(t.text("name"), t.date("from"), t.date("to")))
            .toList(),
        closures,
        a.number("version"));
  }
}
