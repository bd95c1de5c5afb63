package org.onroll.domain.returns;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a leaver is said to go (SI 2024/208 reg 8(3), 13(6)).
 *
 * @param urn of the school, where it is one with a URN; may be blank
 * @param expectedFirstDay null where the return gives none
 */
public record Destination(
    Kind kind, String urn, String name, String country, @Nullable LocalDate expectedFirstDay) {

  /** The kinds that a return can name. */
  public enum Kind {
    SCHOOL("school"),
    HOME_EDUCATION("home-education"),
    ABROAD("abroad"),
    OUTSIDE_ENGLAND("outside-england"),
    OTHER("other"),
    UNKNOWN("unknown");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  public static final Destination UNKNOWN = new Destination(Kind.UNKNOWN, "", "", "", null);
}
