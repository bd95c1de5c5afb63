package org.onroll.world.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.world.county.Child;
import org.onroll.world.county.Spelling;
import org.onroll.world.onroll.KnownChild;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Timeline;
import org.onroll.world.truth.Truth;

/**
 * Finds the child that OnRoll means: by number, else by name and date of birth, at that school
 * where several fit.
 */
public final class Identities {
  private record Named(String folded, LocalDate born) {}

  private final Map<String, String> byUpn = new HashMap<>();
  private final Map<Named, List<Timeline>> byName = new HashMap<>();

  public Identities(Truth truth) {
    truth.timelines().forEach(this::add);
  }

  private void add(Timeline timeline) {
    Child child = timeline.child();
    if (!child.upn().isEmpty()) byUpn.put(child.upn(), child.id());
    for (Registration r : timeline.registrations()) {
      if (!r.upn().isEmpty()) byUpn.put(r.upn(), child.id());
    }
    byName
        .computeIfAbsent(new Named(child.name().folded(), child.born()), n -> new ArrayList<>())
        .add(timeline);
  }

  /**
   * The world's id of the child.
   *
   * @param urn the school that OnRoll names with it
   */
  public Optional<String> of(KnownChild known, String urn) {
    String id = byUpn.get(known.upn());
    if (id != null) return Optional.of(id);
    Spelling name = new Spelling(known.surname(), known.forename(), "");
    List<Timeline> fitting =
        known
            .born()
            .map(born -> byName.getOrDefault(new Named(name.folded(), born), List.of()))
            .orElse(List.of());
    return fitting.stream()
        .filter(
            t ->
                fitting.size() == 1
                    || t.registrations().stream().anyMatch(r -> r.urn().equals(urn)))
        .findFirst()
        .map(t -> t.child().id());
  }
}
