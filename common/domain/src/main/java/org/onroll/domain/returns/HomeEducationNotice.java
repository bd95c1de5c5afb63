package org.onroll.domain.returns;

import java.time.LocalDate;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Key;

/**
 * A parent's written notice that a child is educated at home.
 *
 * @param from the first day of it
 * @param schoolUrn the school that the child leaves; may be blank
 * @param safety somebody is concerned about the child's safety
 * @param quality somebody is concerned about the education only
 */
public record HomeEducationNotice(
    Identity child,
    LocalDate from,
    String schoolUrn,
    String parent,
    Safeguarding safeguarding,
    Said safety,
    Said quality) {

  /** One that says nothing of concerns. */
  public HomeEducationNotice(
      Identity child, LocalDate from, String schoolUrn, String parent, Safeguarding safeguarding) {
    this(child, from, schoolUrn, parent, safeguarding, Said.UNSAID, Said.UNSAID);
  }

  /** Until when an assurance is waited for that the education is suitable. */
  public DueDate assured(Rules rules, Calendars calendars) {
    Rule rule = rules.rule(Rules.ASSURANCE_OF_SUITABILITY, from);
    return DueDate.of(rule, from, calendars.county(rule));
  }

  /** The deadline of the assurance, as it is opened with the notice. */
  public Deadline assurance(String receipt, DueDate due, IdentityKey key) {
    return Deadline.open(
        due,
        new Deadline.Subject(
            Receipt.partition(receipt),
            receipt,
            Receipt.SORT,
            key.child(child, ""),
            "",
            key.reference('R', "receipt", receipt)));
  }

  /** Where that deadline is kept. */
  public static Key<Deadline> assurance(String receipt) {
    return Deadline.key(Receipt.partition(receipt), Rules.ASSURANCE_OF_SUITABILITY, receipt);
  }

  @Override
  public String toString() {
    return "HomeEducationNotice[…]";
  }
}
