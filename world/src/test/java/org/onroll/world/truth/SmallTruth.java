package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Family;
import org.onroll.world.county.Heritage;
import org.onroll.world.county.Period;
import org.onroll.world.county.Schools;
import org.onroll.world.county.Sex;
import org.onroll.world.county.Spelling;
import org.onroll.world.county.Surname;

/**
 * A truth written by hand, over the usual six weeks; schools 999101 to 999112 as they are always
 * drawn first.
 */
public final class SmallTruth {
  private static final Period PERIOD = Period.of(LocalDate.parse("2026-07-06"), 6);
  private static final Surname SURNAME = new Surname("Example", "Example");

  private final Map<String, Child> children = new LinkedHashMap<>();
  private final Map<String, List<Registration>> registrations = new LinkedHashMap<>();
  private final Map<String, List<Timeline.Stay>> stays = new LinkedHashMap<>();
  private final List<Departure> departures = new ArrayList<>();
  private final Set<Truth.Ghost> ghosts = new HashSet<>();
  private final Schools schools = Schools.draw(12, PERIOD, new Dice(7));

  /** A child whose forename and number tell its id. */
  public SmallTruth child(String id, String born) {
    Family family =
        new Family(
            "f-" + id,
            SURNAME,
            new Heritage("sample", 1, List.of(SURNAME), List.of("A"), List.of("A")),
            new Family.Address("1 Sample Street", "Exampleton", "ZZ1 1ZZ"),
            List.of(new Family.Parent("Ada Example", "01632 960001")));
    Spelling name = new Spelling("Example", "Child-" + id, "");
    children.put(id, new Child(id, family, name, LocalDate.parse(born), Sex.F, "UPN-" + id, false));
    return this;
  }

  public SmallTruth onRoll(String id, String urn, String first) {
    return onRoll(id, urn, first, Registration.OPEN.toString());
  }

  public SmallTruth onRoll(String id, String urn, String first, String last) {
    LocalDate until = last.startsWith("+") ? Registration.OPEN : LocalDate.parse(last);
    Child child = child(id);
    registrations
        .computeIfAbsent(id, i -> new ArrayList<>())
        .add(
            new Registration(
                id,
                urn,
                EnrolStatus.C,
                LocalDate.parse(first),
                until,
                child.name(),
                child.upn(),
                "",
                1001));
    return this;
  }

  public SmallTruth stays(String id, String from, Whereabouts where) {
    stays
        .computeIfAbsent(id, i -> new ArrayList<>())
        .add(new Timeline.Stay(LocalDate.parse(from), LocalDate.MAX, where));
    return this;
  }

  public SmallTruth left(String id, String urn, String last, Fate fate, boolean endOfPhase) {
    LocalDate day = LocalDate.parse(last);
    departures.add(
        new Departure(id, urn, EnrolStatus.C, day, fate, endOfPhase, "", day.plusDays(1)));
    return this;
  }

  private Child child(String id) {
    return Objects.requireNonNull(children.get(id));
  }

  public Truth truth() {
    Map<String, Timeline> timelines = new LinkedHashMap<>();
    children.forEach(
        (id, child) ->
            timelines.put(
                id,
                new Timeline(
                    child,
                    registrations.getOrDefault(id, List.of()),
                    stays.getOrDefault(id, List.of()))));
    return new Truth(schools, PERIOD, timelines, departures, ghosts);
  }
}
