package org.onroll.world.county;

/** A family name in its forms for sons and daughters; most have one form. */
public record Surname(String sons, String daughters) {
  /** Reads {@code Kowalski/Kowalska} or {@code Ashworth}. */
  static Surname parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new Surname(text, text)
        : new Surname(text.substring(0, slash), text.substring(slash + 1));
  }

  Surname joined(Surname with) {
    return new Surname(sons + "-" + with.sons, daughters + "-" + with.daughters);
  }

  public String of(Sex sex) {
    return sex == Sex.M ? sons : daughters;
  }
}
