package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onroll.world.county.Child;

/**
 * A child's days: registrations and what lies between them. A day that nothing covers is a day in
 * no education.
 *
 * @param registrations in the order in which they began
 */
public record Timeline(Child child, List<Registration> registrations, List<Stay> stays) {
  /** Days that were spent otherwise than on a register of the county, both ends included. */
  public record Stay(LocalDate from, LocalDate to, Whereabouts where) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  public Whereabouts on(LocalDate day) {
    Optional<Whereabouts> roll = Optional.empty();
    for (Registration registration : registrations) {
      if (registration.isOn(day) && (roll.isEmpty() || registration.status().isMain())) {
        roll = Optional.of(new Whereabouts.OnRoll(registration));
      }
    }
    return roll.or(() -> stays.stream().filter(s -> s.covers(day)).map(Stay::where).findFirst())
        .orElseGet(Whereabouts.NoEducation::new);
  }

  /** The register, main registration, that the name was on last before that day. */
  public Optional<Registration> lastBefore(LocalDate day) {
    return registrations.stream()
        .filter(r -> r.status().isMain() && r.first().isBefore(day))
        .reduce((a, b) -> b.last().isBefore(a.last()) ? a : b);
  }

  /** On that day on the register of that school. */
  public boolean isOnRollAt(String urn, LocalDate day) {
    return registrations.stream().anyMatch(r -> r.urn().equals(urn) && r.isOn(day));
  }

  /** Of compulsory school age and living in the county. */
  public boolean isInScope(LocalDate day) {
    return child.isCompulsoryAge(day) && on(day).livesInCounty();
  }
}
