package org.onroll.domain.deadline;

import java.time.LocalDate;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * The authority's policy on children missing education (requirement G4).
 *
 * @param officer the named person, as the authority publishes it; in no mail
 * @param nextReview reminds like any deadline
 * @param reviews how many days of review were put on record: the number of the deadline
 */
public record Policy(
    String authority, String title, String officer, LocalDate nextReview, int reviews, long version)
    implements Versioned {
  private static final String PLACE = "POLICY";

  /** A policy is about no child. */
  private static final ChildId NOBODY = new ChildId("none");

  public static Key<Policy> key(String authority) {
    return new Key<>(Policy.class, partition(authority), PLACE);
  }

  private static String partition(String authority) {
    return "POLICY#" + authority;
  }

  @Override
  public Key<Policy> key() {
    return key(authority);
  }

  public Policy at(long other) {
    return new Policy(authority, title, officer, nextReview, reviews, other);
  }

  /** The deadline of the next review, as it is opened. */
  public Deadline reminder(Rules rules, SchoolCalendar county, IdentityKey key) {
    DueDate due = DueDate.of(rules.rule(Rules.POLICY_REVIEW, nextReview), nextReview, county);
    return Deadline.open(
        due,
        new Deadline.Subject(
            partition(authority),
            String.valueOf(reviews),
            PLACE,
            NOBODY,
            "",
            key.reference('P', partition(authority), String.valueOf(reviews))));
  }

  public Key<Deadline> deadline() {
    return Deadline.key(partition(authority), Rules.POLICY_REVIEW, String.valueOf(reviews));
  }

  /** It names a person. */
  @Override
  public String toString() {
    return "Policy[" + authority + "]";
  }
}
