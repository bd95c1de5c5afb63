package org.onroll.platform.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.deadline.Deadline.Moved;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;

/**
 * Pupils as the table keeps them: who they are, where they are seen, how they move, what is due.
 */
final class PeopleMappers {
  private PeopleMappers() {}

  static List<Mapper<?>> all() {
    return List.of(
        Mapper.of(Sighting.class, "sighting", PeopleMappers::write, PeopleMappers::sighting),
        Mapper.of(Movement.class, "movement", PeopleMappers::write, PeopleMappers::movement),
        Mapper.of(Child.class, "child", PeopleMappers::write, PeopleMappers::child),
        Mapper.of(Deadline.class, "deadline", PeopleMappers::write, PeopleMappers::deadline)
            .upgradedBy(PeopleMappers::movable));
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
        .date("notBefore", d.notBefore())
        .flag("provisional", d.provisional())
        .text("status", d.status().name())
        .text("stage", stage == null ? "" : stage.name())
        .instant("nextStageAt", d.nextStageAt())
        .date("metOn", d.metOn())
        .text("follows", d.follows())
        .list("moved", d.moved().stream().map(PeopleMappers::write).toList())
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
        a.dateOrNull("notBefore"),
        a.flag("provisional"),
        a.choice("status", Deadline.Status.class),
        a.text("stage").isEmpty() ? null : a.choice("stage", Stage.class),
        a.instantOrNull("nextStageAt"),
        a.dateOrNull("metOn"),
        a.text("follows"),
        a.list("moved").stream()
            .map(m -> new Moved(m.date("on"), m.date("from"), m.date("to"), m.text("why")))
            .toList(),
        a.text("reference"),
        a.number("version"));
  }

  private static Attributes write(Moved m) {
    return new Attributes()
        .date("on", m.on())
        .date("from", m.from())
        .date("to", m.to())
        .text("why", m.why());
  }

  /**
   * Schema 2 has earliest days, the calendar that is followed and a history of moves. Before it
   * there were no earliest days; no calendar moves a deadline of schema 1, which ends as it was.
   */
  private static Attributes movable(Attributes old) {
    return old.copy().text("follows", "").list("moved", List.of());
  }
}
