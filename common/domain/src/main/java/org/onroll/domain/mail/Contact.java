package org.onroll.domain.mail;

import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/** An address that reminders go to. The only place where one is kept. */
public record Contact(String id, String email, long version) implements Versioned {
  /** Who is told of enquiries, overdue returns and held rolls. */
  public static final String DUTY_OFFICER = "duty-officer";

  public static Key<Contact> key(String id) {
    return new Key<>(Contact.class, "CONTACT#" + id, "CONTACT");
  }

  @Override
  public Key<Contact> key() {
    return key(id);
  }

  @Override
  public String toString() {
    return "Contact[" + id + "]";
  }
}
