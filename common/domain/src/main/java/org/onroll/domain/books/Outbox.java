package org.onroll.domain.books;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.onroll.domain.books.Books.Pages;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.law.Rules;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.Told;
import org.onroll.domain.roll.HeldRoll;
import org.onroll.domain.school.School;

/**
 * The outbox from what is told by mail (invariant 5): held rolls, events of cases, stages of
 * deadlines. Each mail tells one of them, and each of them that an officer is told of has its mail.
 */
final class Outbox {
  private final Archive archive;
  private final IdentityKey key;
  private final Pages pages;
  private final Map<String, OutgoingMail> mails = new HashMap<>();
  private final Set<String> explained = new HashSet<>();
  private final Set<String> contacts = new HashSet<>();

  Outbox(Archive archive, IdentityKey key, Pages pages) {
    this.archive = archive;
    this.key = key;
    this.pages = pages;
    for (OutgoingMail mail : archive.all(OutgoingMail.class)) {
      mails.put(mail.id(), mail);
      contacts.add(mail.contact());
    }
    // A school's contact may have changed since it was written to.
    archive.all(School.class).stream().map(School::contact).forEach(contacts::add);
  }

  void audit() {
    pages.compared("mails", mails.size());
    for (HeldRoll held : archive.all(HeldRoll.class)) {
      told(MailKind.ROLL_HELD, held.key(), MailKind.ROLL_HELD.name(), held.id());
      mayBeTold(MailKind.ROLL_HELD_SCHOOL, MailKind.ROLL_HELD_SCHOOL.name(), held.id());
    }
    for (EnquiryCase enquiry : archive.all(EnquiryCase.class)) {
      told(MailKind.ENQUIRY_OPENED, enquiry.key(), MailKind.ENQUIRY_OPENED.name(), enquiry.id());
    }
    for (CaseEvent event : archive.all(CaseEvent.class)) {
      String about = event.caseId() + "#" + event.number();
      if (event.kind().equals("claimed")) {
        told(MailKind.CLAIM_FOUND, event.key(), MailKind.CLAIM_FOUND.name(), about);
      } else if (event.kind().equals("claim-lost")) {
        told(MailKind.CLAIM_LOST, event.key(), MailKind.CLAIM_LOST.name(), about);
      }
    }
    archive.all(Deadline.class).forEach(this::audit);
    mails
        .values()
        .forEach(
            m ->
                pages.require(
                    explained.contains(m.id()), m.key(), "tells of nothing: " + m.kind()));
  }

  /** A stage that was passed over, since the scan came late, was told of by the next. */
  private void audit(Deadline deadline) {
    Stage reached = deadline.stage();
    if (reached == null) return;
    String about = deadline.key().toString();
    if (deadline.rule().equals(Rules.ENQUIRY_FIRST_CHECK)) {
      told(MailKind.FIRST_CHECK_OVERDUE, deadline.key(), about, Stage.OVERDUE.name());
      return;
    }
    if (deadline.rule().equals(Rules.REFERRAL_ACKNOWLEDGEMENT)) {
      told(MailKind.REFERRAL_NOT_ACKNOWLEDGED, deadline.key(), about, Stage.OVERDUE.name());
      return;
    }
    if (deadline.rule().equals(Rules.POLICY_REVIEW)) {
      mayBeTold(MailKind.POLICY_REVIEW_DUE, about, Stage.DUE.name());
      if (reached == Stage.OVERDUE) {
        told(MailKind.POLICY_REVIEW_OVERDUE, deadline.key(), about, Stage.OVERDUE.name());
      }
      return;
    }
    Told told = Told.of(deadline.rule());
    if (reached == Stage.MAY_ACT) {
      told(told.officer(), deadline.key(), about, Stage.MAY_ACT.name());
      mayBeTold(told.due(), about, Stage.MAY_ACT.name());
      return;
    }
    mayBeTold(told.due(), about, Stage.DUE.name());
    if (reached != Stage.OVERDUE) return;
    told(told.officer(), deadline.key(), about, Stage.OVERDUE.name());
    mayBeTold(told.overdue(), about, Stage.OVERDUE.name());
  }

  private void told(MailKind kind, Object of, String subject, String detail) {
    String id = id(subject, detail, Contact.DUTY_OFFICER);
    OutgoingMail mail = mails.get(id);
    pages.require(mail != null && mail.kind() == kind, of, "nobody is told: no mail " + kind);
    explained.add(id);
  }

  private void mayBeTold(MailKind kind, String subject, String detail) {
    for (String contact : contacts) {
      OutgoingMail mail = mails.get(id(subject, detail, contact));
      if (mail != null && mail.kind() == kind) explained.add(mail.id());
    }
  }

  private String id(String subject, String detail, String contact) {
    return key.hash("mail", subject, detail, contact);
  }
}
