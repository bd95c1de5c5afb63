package org.onroll.platform.table;

import java.util.List;
import org.onroll.domain.access.Grant;
import org.onroll.domain.access.Role;
import org.onroll.domain.identity.SecretKeyRecord;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.Restore;
import org.onroll.domain.returns.Once;
import org.onroll.domain.returns.Receipt;

/** Receipts, contacts and mail, and who may act for whom, as the table keeps them. */
final class CorrespondenceMappers {
  private CorrespondenceMappers() {}

  static List<Mapper<?>> all() {
    return List.of(
        Mapper.of(
            Receipt.class, "receipt", CorrespondenceMappers::write, CorrespondenceMappers::receipt),
        Mapper.of(Once.class, "once", CorrespondenceMappers::write, CorrespondenceMappers::once),
        Mapper.of(
            Contact.class, "contact", CorrespondenceMappers::write, CorrespondenceMappers::contact),
        Mapper.of(Grant.class, "grant", CorrespondenceMappers::write, CorrespondenceMappers::grant),
        Mapper.of(
                OutgoingMail.class,
                "mail",
                CorrespondenceMappers::write,
                CorrespondenceMappers::mail)
            .upgradedBy(CorrespondenceMappers::since),
        Mapper.of(
            Restore.class, "restore", CorrespondenceMappers::write, CorrespondenceMappers::restore),
        Mapper.of(
            SecretKeyRecord.class,
            "identity-key",
            k -> new Attributes().text("secret", k.secret()),
            a -> new SecretKeyRecord(a.text("secret"))));
  }

  private static Attributes write(Receipt r) {
    return new Attributes()
        .text("id", r.id())
        .text("of", r.kind())
        .text("urn", r.urn())
        .text("sender", r.sender())
        .instant("receivedAt", r.receivedAt())
        .text("content", r.content())
        .text("answer", r.answer());
  }

  private static Receipt receipt(Attributes a) {
    return new Receipt(
        a.text("id"),
        a.text("of"),
        a.text("urn"),
        a.text("sender"),
        a.instant("receivedAt"),
        a.text("content"),
        a.text("answer"));
  }

  private static Attributes write(Once o) {
    return new Attributes()
        .text("id", o.id())
        .text("content", o.content())
        .text("receipt", o.receipt())
        .instant("usedAt", o.usedAt());
  }

  private static Once once(Attributes a) {
    return new Once(a.text("id"), a.text("content"), a.text("receipt"), a.instant("usedAt"));
  }

  private static Attributes write(Contact c) {
    return new Attributes()
        .text("id", c.id())
        .text("email", c.email())
        .number("version", c.version());
  }

  private static Contact contact(Attributes a) {
    return new Contact(a.text("id"), a.text("email"), a.number("version"));
  }

  private static Attributes write(Grant g) {
    return new Attributes()
        .text("client", g.client())
        .text("scope", g.scope())
        .text("role", g.role().name())
        .number("version", g.version());
  }

  private static Grant grant(Attributes a) {
    return new Grant(
        a.text("client"), a.text("scope"), a.choice("role", Role.class), a.number("version"));
  }

  private static Attributes write(OutgoingMail m) {
    return new Attributes()
        .text("id", m.id())
        .text("of", m.kind().name())
        .text("reference", m.reference())
        .date("date", m.date())
        .text("contact", m.contact())
        .text("status", m.status().name())
        .number("attempts", m.attempts())
        .instant("nextAttemptAt", m.nextAttemptAt())
        .text("sesId", m.sesId())
        .text("lastError", m.lastError())
        .instant("createdAt", m.createdAt())
        .instant("since", m.since())
        .number("version", m.version());
  }

  private static OutgoingMail mail(Attributes a) {
    return new OutgoingMail(
        a.text("id"),
        a.choice("of", MailKind.class),
        a.text("reference"),
        a.date("date"),
        a.text("contact"),
        a.choice("status", OutgoingMail.Status.class),
        a.integer("attempts"),
        a.instant("nextAttemptAt"),
        a.text("sesId"),
        a.text("lastError"),
        a.instant("createdAt"),
        a.instant("since"),
        a.number("version"));
  }

  /** Schema 2 says since when a mail can have been sent; until then that was when it was made. */
  private static Attributes since(Attributes old) {
    return old.copy().instant("since", old.instant("createdAt"));
  }

  private static Attributes write(Restore r) {
    return new Attributes()
        .text("table", r.table())
        .instant("from", r.from())
        .instant("to", r.to())
        .text("by", r.by())
        .number("version", r.version());
  }

  private static Restore restore(Attributes a) {
    return new Restore(
        a.text("table"), a.instant("from"), a.instant("to"), a.text("by"), a.number("version"));
  }
}
