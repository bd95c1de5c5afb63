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

  Subject of(Referral said) {
    List<Sighting> like = Whereabouts.of(said.child(), key, records).of(said.child());
    List<Sighting> sure = like.stream().filter(s -> s.identity().agreesWith(said.child())).toList();
    List<Sighting> candidates = sure.isEmpty() ? like : sure;
    long numbers =
        candidates.stream().flatMap(s -> s.identity().permanentUpn().stream()).distinct().count();
    List<ChildId> ids = candidates.stream().map(Sighting::child).distinct().toList();
    List<Child> known = records.findAll(ids.stream().map(Child::key).toList());
    ChildId own = key.child(said.child(), said.school());
    ChildId id = numbers > 1 || ids.isEmpty() ? own : best(candidates, known);
    Child child =
        known.stream()
            .filter(c -> c.id().equals(id))
            .findFirst()
            .or(() -> records.find(Child.key(id)))
            .orElseGet(() -> Child.unknown(id, said.child(), said.year(), said.address()));
    List<Sighting> its = candidates.stream().filter(s -> s.child().equals(id)).toList();
    Identity identity =
        its.stream()
            .map(Sighting::identity)
            .filter(i -> i.permanentUpn().isPresent())
            .findFirst()
            .orElse(said.child());
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
                        Comparator.comparing((Sighting s) -> s.kind() == Sighting.Kind.ON_ROLL)
                            .thenComparing(Sighting::since))
                    .orElseThrow()
                    .child());
  }
}
