package org.onroll.domain.returns;

import java.time.LocalDate;
import org.onroll.domain.identity.Identity;

/**
 * A parent's written notice that a child is educated at home.
 *
 * @param from the first day of it
 * @param schoolUrn the school that the child leaves; may be blank
 */
public record HomeEducationNotice(
    Identity child, LocalDate from, String schoolUrn, String parent, Safeguarding safeguarding) {

  @Override
  public String toString() {
    return "HomeEducationNotice[…]";
  }
}
