package org.onroll.domain.roll;

/** Where a child lives; blank lines for what is not known. Never printed. */
public record Address(String line1, String line2, String town, String postcode) {
  public static final Address NONE = new Address("", "", "", "");

  @Override
  public String toString() {
    return "Address[…]";
  }
}
