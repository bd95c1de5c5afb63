package org.onroll.domain.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.attendance.Absence;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.ledger.Whereabouts;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.Told;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Acts on a deadline whose time has come. The step of the ladder and its mails are one transaction
 * under the deadline's version: done twice at once, it happens once.
 */
public final class Ladder {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Settlement settlement;

  public Ladder(Records records, IdentityKey key, Authority authority, Settlement settlement) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.settlement = settlement;
  }

  /** The stage that was reached by this call; empty where there was nothing to do (any more). */
  public Optional<Stage> climb(Deadline deadline, Instant now) {
    Rule rule = authority.rules().rule(deadline.rule(), deadline.start());
    Optional<Stage> reached = deadline.reached(rule, now);
    if (reached.isEmpty()) return reached;
    if (reached.get() == Stage.RUN_OUT) {
      settlement.runOut(deadline, now);
      return reached;
    }
    List<Change> changes = new ArrayList<>();
    boolean over = reached.get() == Stage.MAY_ACT && !stillAbsent(deadline);
    if (over) {
      changes.add(Change.save(deadline.withdrawn()));
    } else {
      changes.add(Change.save(deadline.at(rule, reached.get())));
      for (OutgoingMail mail : mails(deadline, reached.get(), now)) {
        changes.add(Change.create(mail.since(deadline.timeOf(reached.get(), rule))));
      }
    }
    try {
      records.commit(changes);
      return over ? Optional.empty() : reached;
    } catch (ConflictException e) {
      return Optional.empty(); // met, or taken by another run, since it was read
    }
  }

  /** Whether the pupil of a long absence is still on the roll of the school that reported it. */
  private boolean stillAbsent(Deadline deadline) {
    return records
        .find(new Key<>(Absence.class, deadline.owner(), deadline.subject()))
        .filter(a -> Whereabouts.of(a.identity(), key, records).onRoll(a.urn(), a.child()))
        .isPresent();
  }

  private List<OutgoingMail> mails(Deadline deadline, Stage stage, Instant now) {
    List<OutgoingMail> mails = new ArrayList<>();
    if (deadline.rule().equals(Rules.ENQUIRY_FIRST_CHECK)) {
      mails.add(mail(deadline, stage, MailKind.FIRST_CHECK_OVERDUE, Contact.DUTY_OFFICER, now));
      return mails;
    }
    if (deadline.rule().equals(Rules.REFERRAL_ACKNOWLEDGEMENT)) {
      mails.add(
          mail(deadline, stage, MailKind.REFERRAL_NOT_ACKNOWLEDGED, Contact.DUTY_OFFICER, now));
      return mails;
    }
    if (deadline.rule().equals(Rules.POLICY_REVIEW)) {
      MailKind kind =
          stage == Stage.DUE ? MailKind.POLICY_REVIEW_DUE : MailKind.POLICY_REVIEW_OVERDUE;
      mails.add(mail(deadline, stage, kind, Contact.DUTY_OFFICER, now));
      return mails;
    }
    Told told = Told.of(deadline.rule());
    String school = contact(deadline.school());
    boolean toOfficer = stage == Stage.OVERDUE || stage == Stage.MAY_ACT;
    boolean toldAsOfficer = toOfficer && school.equals(Contact.DUTY_OFFICER);
    if (!school.isBlank() && !toldAsOfficer) {
      MailKind kind = stage == Stage.OVERDUE ? told.overdue() : told.due();
      mails.add(mail(deadline, stage, kind, school, now));
    }
    if (toOfficer) {
      mails.add(mail(deadline, stage, told.officer(), Contact.DUTY_OFFICER, now));
    }
    return mails;
  }

  /** Blank where the deadline is no school's, or the school has none. */
  private String contact(String school) {
    if (school.isEmpty()) return "";
    return records.find(School.key(new Urn(school))).map(School::contact).orElse("");
  }

  private OutgoingMail mail(
      Deadline deadline, Stage stage, MailKind kind, String contact, Instant now) {
    String id = key.hash("mail", deadline.key().toString(), stage.name(), contact);
    return OutgoingMail.to(contact, kind, deadline.reference(), deadline.day(), id, now);
  }
}
