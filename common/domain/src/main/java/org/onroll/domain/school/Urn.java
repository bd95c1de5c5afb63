package org.onroll.domain.school;

import java.util.regex.Pattern;

/** A school's Unique Reference Number in the register of schools (GIAS): six digits. */
public record Urn(String value) {
  private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{5}");

  public Urn {
    if (!isUrn(value)) throw new IllegalArgumentException("a URN has six digits");
  }

  public static boolean isUrn(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
