package org.onroll.world.county;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pupils of the first day, each at a school, with siblings, twins, namesakes and children
 * without a number.
 */
public final class Population {
  /** A pupil of the first day. */
  public record Pupil(Child child, School school) {
    Pupil with(Child other) {
      return new Pupil(other, school);
    }
  }

  private static final double SIBLING = 0.38;
  private static final double TWIN_PAIRS = 0.008;
  private static final double NO_NUMBER = 0.026;
  private static final double TEMPORARY_NUMBER = 0.03;
  private static final int LARGEST_FAMILY = 4;
  private static final int DAYS_BETWEEN_SIBLINGS = 330;

  private final Nursery nursery;
  private final LocalDate day;
  private final Dice dice;
  private final List<Pupil> pupils = new ArrayList<>();
  private final Map<String, List<Integer>> members = new HashMap<>();

  private Population(Nursery nursery, LocalDate day, Dice dice) {
    this.nursery = nursery;
    this.day = day;
    this.dice = dice;
  }

  /** Exactly {@code count} pupils on that day. */
  public static List<Pupil> draw(
      int count, Schools schools, Nursery nursery, LocalDate day, Dice dice) {
    Population population = new Population(nursery, day, dice);
    population.fill(count, schools);
    population.makeSiblings();
    population.makeTwins(Math.max(1, (int) Math.round(count * TWIN_PAIRS)));
    population.makeNamesakes(Math.max(2, count / 1000), false);
    population.makeNamesakes(Math.max(1, count / 2000), true);
    population.takeNumbers(count);
    return List.copyOf(population.pupils);
  }

  private record Place(School school, int yearGroup, double share) {}

  private void fill(int count, Schools schools) {
    List<Place> places = new ArrayList<>();
    schools
        .all()
        .forEach(
            s -> {
              for (int g = s.lowYear(); g <= s.highYear(); g++)
                places.add(new Place(s, g, share(s, g)));
            });
    double total = places.stream().mapToDouble(Place::share).sum();
    double due = 0;
    for (Place place : places) {
      due += place.share() * count / total;
      while (pupils.size() < Math.round(due)) {
        Pupil pupil =
            new Pupil(nursery.child(place.yearGroup(), day, place.school()), place.school());
        membersOf(pupil.child().family()).add(pupils.size());
        pupils.add(pupil);
      }
    }
  }

  private static double share(School school, int yearGroup) {
    if (yearGroup < Age.RECEPTION) return school.intake() * 0.5;
    return yearGroup > 11 ? school.intake() * 0.45 : school.intake();
  }

  private void makeSiblings() {
    for (int i = 1; i < pupils.size(); i++) {
      if (!dice.chance(SIBLING) || !isAlone(pupils.get(i).child())) continue;
      for (int attempt = 0; attempt < 5; attempt++) {
        int j = dice.chance(0.7) ? Math.max(0, i - dice.between(1, 150)) : dice.below(i);
        if (fits(pupils.get(i).child(), pupils.get(j).child())) {
          join(i, pupils.get(j).child().family());
          break;
        }
      }
    }
  }

  private boolean fits(Child child, Child sibling) {
    List<Integer> family = membersOf(sibling.family());
    return family.size() < LARGEST_FAMILY
        && !child.family().id().equals(sibling.family().id())
        && family.stream()
            .map(i -> pupils.get(i).child())
            .allMatch(c -> apart(c, child) >= DAYS_BETWEEN_SIBLINGS);
  }

  private static long apart(Child a, Child b) {
    return Math.abs(ChronoUnit.DAYS.between(a.born(), b.born()));
  }

  private static boolean sameForename(Child a, Child b) {
    return a.name().forename().equals(b.name().forename());
  }

  private List<Integer> membersOf(Family family) {
    return members.computeIfAbsent(family.id(), id -> new ArrayList<>());
  }

  private void join(int at, Family family) {
    Pupil pupil = pupils.get(at);
    membersOf(pupil.child().family()).remove(Integer.valueOf(at));
    Child joined = pupil.child().in(family);
    do {
      joined = joined.with(nursery.nameIn(family, joined.sex()));
    } while (hasForename(family, joined));
    membersOf(family).add(at);
    pupils.set(at, pupil.with(joined));
  }

  private boolean hasForename(Family family, Child child) {
    return membersOf(family).stream().anyMatch(i -> sameForename(pupils.get(i).child(), child));
  }

  private boolean isAlone(Child child) {
    return membersOf(child.family()).size() == 1 && !child.twin();
  }

  private List<Integer> someAlone() {
    List<Integer> alone = new ArrayList<>();
    for (int i = 0; i < pupils.size(); i++) {
      if (isAlone(pupils.get(i).child())) alone.add(i);
    }
    return dice.shuffled(alone);
  }

  private void makeTwins(int pairs) {
    int made = 0;
    for (int second : someAlone()) {
      if (made == pairs) return;
      int first = second - 1;
      if (first < 0) continue;
      Pupil a = pupils.get(first);
      Pupil b = pupils.get(second);
      if (!a.school().equals(b.school())
          || !isAlone(a.child())
          || !isAlone(b.child())
          || !sameYear(a.child(), b.child())) {
        continue;
      }
      pupils.set(first, a.with(a.child().asTwin()));
      join(second, a.child().family());
      pupils.set(second, b.with(pupils.get(second).child().bornOn(a.child().born()).asTwin()));
      made++;
    }
  }

  private boolean sameYear(Child a, Child b) {
    return a.yearGroup(day) == b.yearGroup(day);
  }

  /** Gives pupils the name of another at another school, and where asked the birthday too. */
  private void makeNamesakes(int pairs, boolean sameBirthday) {
    List<Integer> alone = someAlone();
    int made = 0;
    for (int i = 0; i + 1 < alone.size() && made < pairs; i++) {
      Pupil a = pupils.get(alone.get(i));
      for (int j = i + 1; j < alone.size(); j++) {
        Pupil b = pupils.get(alone.get(j));
        if (a.school().equals(b.school()) || a.child().sex() != b.child().sex()) continue;
        if (!sameYear(a.child(), b.child())) continue;
        Family other = b.child().family();
        Family named =
            new Family(
                other.id(),
                a.child().family().name(),
                a.child().family().heritage(),
                other.address(),
                other.parents());
        Child namesake = b.child().in(named).with(a.child().name());
        pupils.set(
            alone.get(j), b.with(sameBirthday ? namesake.bornOn(a.child().born()) : namesake));
        made++;
        break;
      }
    }
  }

  private void takeNumbers(int count) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < pupils.size(); i++) order.add(i);
    order = dice.shuffled(order);
    order.sort(Comparator.comparing(i -> pupils.get(i).child().upn().isEmpty() ? 0 : 1));
    int none = (int) Math.ceil(count * NO_NUMBER);
    int temporary = (int) Math.ceil(count * TEMPORARY_NUMBER);
    for (int n = 0; n < none + temporary && n < order.size(); n++) {
      Pupil pupil = pupils.get(order.get(n));
      boolean without = n < none || pupil.child().upn().isEmpty();
      String number = without ? "" : nursery.temporaryNumber(pupil.school(), day);
      pupils.set(order.get(n), pupil.with(pupil.child().withUpn(number)));
    }
  }
}
