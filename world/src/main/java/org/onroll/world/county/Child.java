package org.onroll.world.county;

import java.time.LocalDate;

/**
 * A child as the world knows it.
 *
 * @param id the world's own, never sent: {@code c-00042}
 * @param upn the number that was first issued, empty where none was
 * @param twin has a sibling born the same day
 */
public record Child(
    String id, Family family, Spelling name, LocalDate born, Sex sex, String upn, boolean twin) {
  public Child with(Spelling other) {
    return new Child(id, family, other, born, sex, upn, twin);
  }

  public Child bornOn(LocalDate day) {
    return new Child(id, family, name, day, sex, upn, twin);
  }

  public Child withUpn(String other) {
    return new Child(id, family, name, born, sex, other, twin);
  }

  public Child in(Family other) {
    return new Child(id, other, name, born, sex, upn, twin);
  }

  public Child asTwin() {
    return new Child(id, family, name, born, sex, upn, true);
  }

  public boolean isCompulsoryAge(LocalDate day) {
    return Age.isCompulsory(born, day);
  }

  public int yearGroup(LocalDate day) {
    return Age.yearGroup(born, day);
  }
}
