package org.onroll.domain.returns;

import java.time.LocalDate;
import org.onroll.domain.identity.Identity;

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

  @Override
  public String toString() {
    return "HomeEducationNotice[…]";
  }
}
