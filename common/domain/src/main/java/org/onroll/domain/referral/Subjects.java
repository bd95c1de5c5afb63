package org.onroll.domain.referral;

import java.util.Comparator;
import java.util.List;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Whereabouts;
import org.onroll.domain.records.Records;
import org.onroll.domain.roll.Address;

/** Finds the child that a referral is about. */
final class Subjects {
  private final Records records;
  private final IdentityKey key;

  Subjects(Records records, IdentityKey key) {
    this.records = records;
    this.key = key;
  }

  /** Whom it is about, as far as is known here. */
  record Subject(Child child, Identity identity, boolean onRoll) {}

  /**
   * @param school that is named with the child; blank for none
   * @param year the child's year group, where it is not known here; may be blank
   */
  Subject of(Identity said, String school, String year, Address address) {
    List<Sighting> like = Whereabouts.of(said, key, records).of(said);
    List<Sighting> sure = like.stream().filter(s -> s.identity().agreesWith(said)).toList();
    List<Sighting> candidates = sure.isEmpty() ? like : sure;
    boolean several = Whereabouts.children(said, candidates) > 1;
    List<ChildId> ids = candidates.stream().map(Sighting::child).distinct().toList();
    List<Child> known = records.findAll(ids.stream().map(Child::key).toList());
    ChildId own = key.child(said, school);
    ChildId id = several || ids.isEmpty() ? own : best(candidates, known);
    Child child =
        known.stream()
            .filter(c -> c.id().equals(id))
            .findFirst()
            .or(() -> records.find(Child.key(id)))
            .orElseGet(() -> Child.unknown(id, said, year, address));
    List<Sighting> its = candidates.stream().filter(s -> s.child().equals(id)).toList();
    Identity identity =
        its.stream()
            .map(Sighting::identity)
            .filter(i -> i.permanentUpn().isPresent())
            .findFirst()
            .orElse(said);
    boolean onRoll = its.stream().anyMatch(s -> s.kind() == Sighting.Kind.ON_ROLL);
    return new Subject(child, identity, onRoll);
  }

  /** One child may be known at two schools: the one who is looked for already goes first. */
  private static ChildId best(List<Sighting> candidates, List<Child> known) {
    return known.stream()
        .filter(c -> !c.openCase().isEmpty() || !c.openEntry().isEmpty())
        .sorted(Comparator.comparing((Child c) -> c.openCase().isEmpty()))
        .map(Child::id)
        .findFirst()
        .orElseGet(
            () ->
                candidates.stream()
                    .max(
                        Comparator.comparing((Sighting s) -> weight(s.kind()))
                            .thenComparing(Sighting::since))
                    .orElseThrow()
                    .child());
  }

  /** A school's word names the child by the school's own; a notice or a referral has its own. */
  private static int weight(Sighting.Kind kind) {
    return switch (kind) {
      case ON_ROLL -> 3;
      case LEFT, NEW_PUPIL_RETURN -> 2;
      case REFERRED -> 1;
      case HOME_EDUCATION_NOTICE -> 0;
    };
  }
}
