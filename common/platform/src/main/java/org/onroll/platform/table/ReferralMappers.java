package org.onroll.platform.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.enquiry.Groups;
import org.onroll.domain.enquiry.VulnerabilityGroup;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.referral.KeptReferral;
import org.onroll.domain.referral.LegalBasis;
import org.onroll.domain.referral.Outcome;
import org.onroll.domain.referral.Received;
import org.onroll.domain.referral.Referrer;
import org.onroll.domain.referral.RollQuestion;
import org.onroll.domain.referral.Route;
import org.onroll.domain.returns.MadeReferral;
import org.onroll.domain.returns.Original;
import org.onroll.domain.returns.OriginalChunk;

/** Referrals and what comes with them, as the table keeps them. */
final class ReferralMappers {
  private ReferralMappers() {}

  static List<Mapper<?>> all() {
    return List.of(
        Mapper.of(
            KeptReferral.class, "referral", ReferralMappers::write, ReferralMappers::referral),
        Mapper.of(
            RollQuestion.class, "roll-question", ReferralMappers::write, ReferralMappers::question),
        Mapper.of(
            MadeReferral.class,
            "safeguarding-referral",
            ReferralMappers::write,
            ReferralMappers::made),
        Mapper.of(Original.class, "original", ReferralMappers::write, ReferralMappers::original),
        Mapper.of(
            OriginalChunk.class, "original-chunk", ReferralMappers::write, ReferralMappers::chunk),
        Mapper.of(Groups.class, "groups", ReferralMappers::write, ReferralMappers::groups));
  }

  private static Attributes write(KeptReferral r) {
    return new Attributes()
        .text("receipt", r.receipt())
        .text("reference", r.reference())
        .text("by", r.by().name())
        .text("legalBasis", r.legalBasis())
        .text("sender", r.sender())
        .text("route", r.route().name())
        .text("outcome", r.outcome().name())
        .text("child", r.child().value())
        .map("identity", PeopleMappers.write(r.identity()))
        .flag("safeguarding", r.safeguarding())
        .instant("takenAt", r.takenAt())
        .map("received", write(r.received()))
        .date("due", r.due())
        .text("caseId", r.caseId())
        .flag("joined", r.joined())
        .text("acknowledgedBy", r.acknowledgedBy())
        .instant("acknowledgedAt", r.acknowledgedAt())
        .text("note", r.note())
        .number("version", r.version());
  }

  private static @Nullable Attributes write(@Nullable Received r) {
    return r == null ? null : new Attributes().text("how", r.how().name()).instant("at", r.at());
  }

  private static @Nullable Received received(Attributes a) {
    return a.map("received")
        .map(r -> new Received(r.choice("how", Received.How.class), r.instant("at")))
        .orElse(null);
  }

  private static KeptReferral referral(Attributes a) {
    return new KeptReferral(
        a.text("receipt"),
        a.text("reference"),
        a.choice("by", Referrer.class),
        a.text("legalBasis"),
        a.text("sender"),
        a.choice("route", Route.class),
        a.choice("outcome", Outcome.class),
        new ChildId(a.text("child")),
        PeopleMappers.identity(a),
        a.flag("safeguarding"),
        a.instant("takenAt"),
        received(a),
        a.date("due"),
        a.text("caseId"),
        a.flag("joined"),
        a.text("acknowledgedBy"),
        a.instantOrNull("acknowledgedAt"),
        a.text("note"),
        a.number("version"));
  }

  private static Attributes write(RollQuestion q) {
    Claim.Grade grade = q.grade();
    return new Attributes()
        .text("id", q.id())
        .text("asker", q.asker())
        .text("basis", q.basis().name())
        .text("by", q.by())
        .instant("askedAt", q.askedAt())
        .map("received", write(q.received()))
        .map("identity", PeopleMappers.write(q.child()))
        .text("answer", q.answer().name())
        .text("grade", grade == null ? "" : grade.name())
        .text("school", q.school());
  }

  private static RollQuestion question(Attributes a) {
    return new RollQuestion(
        a.text("id"),
        a.text("asker"),
        a.choice("basis", LegalBasis.class),
        a.text("by"),
        a.instant("askedAt"),
        received(a),
        PeopleMappers.identity(a),
        a.choice("answer", RollQuestion.Answer.class),
        a.text("grade").isEmpty() ? null : a.choice("grade", Claim.Grade.class),
        a.text("school"));
  }

  private static Attributes write(MadeReferral m) {
    return new Attributes()
        .text("receipt", m.receipt())
        .date("on", m.on())
        .text("reference", m.reference())
        .text("by", m.by())
        .instant("saidAt", m.saidAt());
  }

  private static MadeReferral made(Attributes a) {
    return new MadeReferral(
        a.text("receipt"), a.date("on"), a.text("reference"), a.text("by"), a.instant("saidAt"));
  }

  private static Attributes write(Original o) {
    return new Attributes()
        .text("receipt", o.receipt())
        .number("part", o.part())
        .number("parts", o.parts())
        .text("type", o.type().name())
        .number("bytes", o.bytes())
        .text("hash", o.hash())
        .number("chunks", o.chunks())
        .text("by", o.by())
        .instant("at", o.at());
  }

  private static Original original(Attributes a) {
    return new Original(
        a.text("receipt"),
        a.integer("part"),
        a.integer("parts"),
        a.choice("type", Original.Type.class),
        a.integer("bytes"),
        a.text("hash"),
        a.integer("chunks"),
        a.text("by"),
        a.instant("at"));
  }

  private static Attributes write(OriginalChunk c) {
    return new Attributes()
        .text("receipt", c.receipt())
        .text("hash", c.hash())
        .number("number", c.number())
        .bytes("bytes", Gzip.compress(c.bytes()));
  }

  private static OriginalChunk chunk(Attributes a) {
    return new OriginalChunk(
        a.text("receipt"), a.text("hash"), a.integer("number"), Gzip.bytes(a.bytes("bytes")));
  }

  private static Attributes write(Groups g) {
    return new Attributes()
        .text("child", g.child().value())
        .list("entries", g.entries().stream().map(ReferralMappers::write).toList())
        .number("version", g.version());
  }

  private static Attributes write(Groups.Entry e) {
    return new Attributes()
        .text("group", e.group().name())
        .text("by", e.by())
        .instant("at", e.at())
        .text("takenBackBy", e.takenBackBy())
        .instant("takenBackAt", e.takenBackAt())
        .text("reason", e.reason());
  }

  private static Groups groups(Attributes a) {
    return new Groups(
        new ChildId(a.text("child")),
        a.list("entries").stream()
            .map(
                e ->
                    new Groups.Entry(
                        e.choice("group", VulnerabilityGroup.class),
                        e.text("by"),
                        e.instant("at"),
                        e.text("takenBackBy"),
                        e.instantOrNull("takenBackAt"),
                        e.text("reason")))
            .toList(),
        a.number("version"));
  }
}
