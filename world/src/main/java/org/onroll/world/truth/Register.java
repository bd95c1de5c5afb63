package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onroll.world.county.Child;
import org.onroll.world.county.Period;
import org.onroll.world.county.School;
import org.onroll.world.county.Schools;
import org.onroll.world.county.Spelling;

/** The county while it is being drawn: names are entered and deleted, in the order of time. */
final class Register {
  private static final int FIRST_ADMISSION_NUMBER = 1001;

  private final Map<String, Child> children = new LinkedHashMap<>();
  private final Map<String, List<Registration>> registrations = new HashMap<>();
  private final Map<String, List<Timeline.Stay>> stays = new HashMap<>();
  private final Map<String, Integer> admissions = new HashMap<>();
  private final List<Departure> departures = new ArrayList<>();

  void add(Child child) {
    children.put(child.id(), child);
  }

  Child child(String id) {
    return Objects.requireNonNull(children.get(id));
  }

  /** As the child is called and numbered by itself. */
  void enter(Child child, School school, EnrolStatus status, LocalDate first) {
    enter(child, school, status, first, child.name(), child.upn(), "");
  }

  void enter(
      Child child,
      School school,
      EnrolStatus status,
      LocalDate first,
      Spelling name,
      String upn,
      String formerUpn) {
    children.putIfAbsent(child.id(), child);
    int number = admissions.merge(school.urn(), FIRST_ADMISSION_NUMBER, (had, start) -> had + 1);
    of(child.id())
        .add(
            new Registration(
                child.id(),
                school.urn(),
                status,
                first,
                Registration.OPEN,
                name,
                upn,
                formerUpn,
                number));
  }

  void delete(Registration registration, Departure departure) {
    List<Registration> all = of(registration.childId());
    all.set(all.indexOf(registration), registration.until(departure.last()));
    departures.add(departure);
  }

  void stay(String childId, LocalDate from, LocalDate to, Whereabouts where) {
    stays.computeIfAbsent(childId, id -> new ArrayList<>()).add(new Timeline.Stay(from, to, where));
  }

  List<Registration> of(String childId) {
    return registrations.computeIfAbsent(childId, id -> new ArrayList<>());
  }

  Stream<Child> children() {
    return List.copyOf(children.values()).stream();
  }

  /** The main registration that has no end yet. */
  Optional<Registration> open(String childId) {
    return of(childId).stream().filter(r -> r.isOpen() && r.status().isMain()).findFirst();
  }

  /** Main registrations without an end, in the order in which the children came into the world. */
  List<Registration> open() {
    return children().flatMap(c -> open(c.id()).stream()).toList();
  }

  List<Registration> openAt(String urn) {
    return open().stream().filter(r -> r.urn().equals(urn)).toList();
  }

  List<Departure> departures() {
    return Collections.unmodifiableList(departures);
  }

  Truth truth(Schools schools, Period period, Set<Truth.Ghost> ghosts) {
    Map<String, Timeline> timelines = new LinkedHashMap<>();
    for (Child child : children.values()) {
      timelines.put(
          child.id(),
          new Timeline(
              child,
              List.copyOf(of(child.id())),
              List.copyOf(stays.getOrDefault(child.id(), List.of()))));
    }
    return new Truth(schools, period, timelines, departures, ghosts);
  }
}
