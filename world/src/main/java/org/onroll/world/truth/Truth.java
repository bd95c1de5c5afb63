package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onroll.world.county.Age;
import org.onroll.world.county.Period;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Schools;

/** What is true in the county on each day. Only the world knows it. */
public final class Truth {
  /** A child is truly missing when more school days than these have passed in no education. */
  public static final int SCHOOL_DAYS_OF_GRACE = 10;

  /** A row that the export of one day leaves out although the name is on the register. */
  public record Ghost(String urn, String childId, LocalDate day) {}

  private final Schools schools;
  private final Period period;
  private final Map<String, Timeline> timelines;
  private final List<Departure> departures;
  private final Set<Ghost> ghosts;
  private final Map<String, List<Registration>> bySchool = new HashMap<>();

  public Truth(
      Schools schools,
      Period period,
      Map<String, Timeline> timelines,
      List<Departure> departures,
      Set<Ghost> ghosts) {
    this.schools = schools;
    this.period = period;
    this.timelines = timelines;
    this.departures = List.copyOf(departures);
    this.ghosts = Set.copyOf(ghosts);
    for (Timeline timeline : timelines.values()) {
      for (Registration r : timeline.registrations()) {
        bySchool.computeIfAbsent(r.urn(), urn -> new ArrayList<>()).add(r);
      }
    }
  }

  public Schools schools() {
    return schools;
  }

  public Period period() {
    return period;
  }

  public List<Departure> departures() {
    return departures;
  }

  public Set<Ghost> ghosts() {
    return ghosts;
  }

  public Stream<Timeline> timelines() {
    return timelines.values().stream();
  }

  /**
   * The days of a child.
   *
   * @throws IllegalArgumentException where the world has no such child
   */
  public Timeline of(String childId) {
    Timeline timeline = timelines.get(childId);
    if (timeline == null) throw new IllegalArgumentException("No child " + childId);
    return timeline;
  }

  /** The names on a school's register on that day. */
  public List<Registration> registerOf(String urn, LocalDate day) {
    return bySchool.getOrDefault(urn, List.of()).stream().filter(r -> r.isOn(day)).toList();
  }

  /** The rows that the school's export shows on that day: the register without the ghosts. */
  public List<Registration> exportOf(String urn, LocalDate day) {
    return registerOf(urn, day).stream()
        .filter(r -> !ghosts.contains(new Ghost(urn, r.childId(), day)))
        .toList();
  }

  /** The run of days in no education that this day lies in, where it does. */
  public Optional<Absence> absence(String childId, LocalDate day) {
    Timeline timeline = of(childId);
    if (!(timeline.on(day) instanceof Whereabouts.NoEducation)) return Optional.empty();
    LocalDate earliest = Age.compulsoryFrom(timeline.child().born());
    Optional<Registration> left = timeline.lastBefore(day);
    LocalDate first = day;
    while (timeline.on(first.minusDays(1)) instanceof Whereabouts.NoEducation
        && (left.isPresent() || first.isAfter(earliest))
        && first.isAfter(SchoolCalendar.FROM)) {
      first = first.minusDays(1);
    }
    return Optional.of(
        new Absence(childId, first, SchoolCalendar.schoolDays(first, day).size(), left));
  }

  /**
   * The absence of a child who is truly missing on that day: of compulsory school age, living in
   * the county, on no roll and in no other education for more than ten school days up to that day.
   */
  public Optional<Absence> trulyMissing(String childId, LocalDate day) {
    return of(childId).isInScope(day)
        ? absence(childId, day).filter(a -> a.schoolDays() > SCHOOL_DAYS_OF_GRACE)
        : Optional.empty();
  }

  /** All who are truly missing on that day. */
  public List<Absence> trulyMissing(LocalDate day) {
    return timelines.keySet().stream().flatMap(id -> trulyMissing(id, day).stream()).toList();
  }
}
