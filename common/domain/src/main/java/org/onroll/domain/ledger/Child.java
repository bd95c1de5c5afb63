package org.onroll.domain.ledger;

import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.roll.Address;

/**
 * A child who moved, is expected or is looked for; a county's other children are on its rolls only.
 * Every change of the child's ledger goes through this record's version, so there is one open entry
 * at most.
 *
 * @param openEntry sort key of the open ledger entry; blank for none
 * @param openCase id of the open case; blank for none
 * @param timesMissing how many cases were opened
 */
public record Child(
    ChildId id,
    Identity identity,
    String year,
    Address address,
    String openEntry,
    String openCase,
    int timesMissing,
    long version)
    implements Versioned {

  public static String partition(ChildId id) {
    return "CHILD#" + id.value();
  }

  public static Key<Child> key(ChildId id) {
    return new Key<>(Child.class, partition(id), "PROFILE");
  }

  @Override
  public Key<Child> key() {
    return key(id);
  }

  /** Seen for the first time. */
  public static Child unknown(ChildId id, Identity identity, String year, Address address) {
    return new Child(id, identity, year, address, "", "", 0, 0);
  }

  public Child withEntry(String entry) {
    return new Child(id, identity, year, address, entry, openCase, timesMissing, version + 1);
  }

  public Child withCase(String caseId) {
    return withCase(caseId, openEntry);
  }

  public Child withCase(String caseId, String entry) {
    return new Child(id, identity, year, address, entry, caseId, timesMissing + 1, version + 1);
  }

  public Child withoutCase() {
    return new Child(id, identity, year, address, "", "", timesMissing, version + 1);
  }

  @Override
  public String toString() {
    return "Child[" + id + "]";
  }
}
