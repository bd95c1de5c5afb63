package org.onroll.domain.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.reconciliation.Movement.Observation;
import org.onroll.domain.reconciliation.RollReconciler.Showing;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Where a roll shows its pupils, and whom it shows no longer: written before anybody looks who
 * claims a leaver (ADR 3). Written again, they say the same.
 */
public final class RollSightings {
  private final Records records;
  private final IdentityKey key;

  RollSightings(Records records, IdentityKey key) {
    this.records = records;
    this.key = key;
  }

  /** Pupils of a first roll: known to be there, nobody knows since when. */
  public List<Change> baseline(School school, List<Pupil> pupils, Showing showing) {
    return shown(school, pupils, showing, true);
  }

  /** Pupils who were not on the roll before. */
  public List<Change> arriving(School school, List<Pupil> pupils, Showing showing) {
    return shown(school, pupils, showing, false);
  }

  private List<Change> shown(School school, List<Pupil> pupils, Showing showing, boolean baseline) {
    List<Change> changes = new ArrayList<>();
    for (Pupil pupil : pupils) {
      onRoll(school.urn(), child(school, pupil), pupil, showing, baseline, null)
          .forEach(s -> changes.add(Change.put(s)));
    }
    return changes;
  }

  /**
   * Pupils who are not on the roll any more.
   *
   * @param here all whom the roll shows: a child who is there under another line has not left
   * @param formerly whom pupils were known as before
   */
  public List<Change> leaving(
      School school,
      List<Pupil> pupils,
      Set<ChildId> here,
      Map<ChildId, ChildId> formerly,
      Showing showing) {
    List<Change> changes = new ArrayList<>();
    String urn = school.urn().value();
    for (Pupil pupil : pupils) {
      ChildId child = child(school, pupil);
      if (here.contains(child)) continue;
      for (String partition : key.partitions(pupil.identity())) {
        changes.add(Change.remove(Sighting.key(partition, Sighting.Kind.ON_ROLL, urn, child)));
        changes.add(
            Change.put(
                new Sighting(
                    partition,
                    Sighting.Kind.LEFT,
                    urn,
                    child,
                    pupil.identity(),
                    pupil.status(),
                    pupil.year(),
                    pupil.entered(),
                    showing.roll().date(),
                    false,
                    formerly.get(child),
                    showing.receipt())));
      }
    }
    return changes;
  }

  /** A pupil is back, perhaps on the very day. */
  List<Change> back(School school, Pupil pupil) {
    List<Change> changes = new ArrayList<>();
    for (String partition : key.partitions(pupil.identity())) {
      changes.add(
          Change.remove(
              Sighting.key(
                  partition, Sighting.Kind.LEFT, school.urn().value(), child(school, pupil))));
    }
    return changes;
  }

  /**
   * What sightings said of pupils of this school.
   *
   * @param formerly whom they were known as before the school changed who they are
   * @param left those who have left it before
   */
  record Before(Map<ChildId, ChildId> formerly, Set<ChildId> left) {}

  Before before(School school, List<Pupil> pupils, Showing showing) {
    Map<ChildId, ChildId> formerly = new HashMap<>();
    Set<ChildId> left = new HashSet<>();
    for (Sighting s : sightings(school, pupils, Sighting.Kind.ON_ROLL)) {
      if (s.formerly() != null) formerly.put(s.child(), s.formerly());
    }
    for (Sighting s : sightings(school, pupils, Sighting.Kind.LEFT)) {
      left.add(s.child());
      // Told by this very roll, whose step is begun again.
      boolean again = s.source().equals(showing.receipt());
      if (again && s.formerly() != null) formerly.put(s.child(), s.formerly());
    }
    return new Before(formerly, left);
  }

  private List<Sighting> sightings(School school, List<Pupil> pupils, Sighting.Kind kind) {
    return records.findAll(pupils.stream().map(p -> key(school, p, kind)).toList());
  }

  private Key<Sighting> key(School school, Pupil pupil, Sighting.Kind kind) {
    return Sighting.key(
        key.namePartition(pupil.identity()), kind, school.urn().value(), child(school, pupil));
  }

  private ChildId child(School school, Pupil pupil) {
    return key.child(pupil.identity(), school.urn().value());
  }

  /**
   * The school changed who a pupil is, or how and since when registered. One after the other, since
   * two pupils may change places.
   */
  List<Change> changed(School school, Pupil before, Pupil after, Showing showing) {
    Urn urn = school.urn();
    ChildId was = key.child(before.identity(), urn.value());
    ChildId is = key.child(after.identity(), urn.value());
    Optional<Sighting> old =
        records.find(
            Sighting.key(
                key.namePartition(before.identity()), Sighting.Kind.ON_ROLL, urn.value(), was));
    List<Change> changes = new ArrayList<>();
    for (String partition : key.partitions(before.identity())) {
      Key<Sighting> key = Sighting.key(partition, Sighting.Kind.ON_ROLL, urn.value(), was);
      // Two pupils who change places: the other's new line may stand there already.
      records
          .find(key)
          .filter(s -> !s.source().equals(showing.receipt()))
          .ifPresent(s -> changes.add(Change.remove(key)));
    }
    // Known now as somebody who had left here, perhaps this very day: the child is back.
    if (!was.equals(is)) changes.addAll(back(school, after));
    ChildId formerly = was.equals(is) ? old.map(Sighting::formerly).orElse(null) : was;
    boolean baseline = old.map(Sighting::baseline).orElse(false);
    Showing since =
        old.map(s -> new Showing(new Observation(s.since(), ""), showing.receipt()))
            .orElse(showing);
    for (Sighting s : onRoll(urn, is, after, since, baseline, formerly)) {
      changes.removeIf(c -> c instanceof Change.Remove r && r.key().equals(s.key()));
      changes.add(Change.put(s));
    }
    return changes;
  }

  private List<Sighting> onRoll(
      Urn urn,
      ChildId child,
      Pupil pupil,
      Showing showing,
      boolean baseline,
      @Nullable ChildId formerly) {
    return key.partitions(pupil.identity()).stream()
        .map(
            partition ->
                new Sighting(
                    partition,
                    Sighting.Kind.ON_ROLL,
                    urn.value(),
                    child,
                    pupil.identity(),
                    pupil.status(),
                    pupil.year(),
                    pupil.entered(),
                    showing.roll().date(),
                    baseline,
                    formerly,
                    showing.receipt()))
        .toList();
  }
}
