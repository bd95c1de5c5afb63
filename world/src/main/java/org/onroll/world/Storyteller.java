package org.onroll.world;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onroll.world.county.Age;
import org.onroll.world.county.Child;
import org.onroll.world.county.Closure;
import org.onroll.world.county.School;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Message;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.score.CalendarMoves;
import org.onroll.world.score.Identities;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.Truth;

/** Tells on the way what happens to three children, and when OnRoll notices. */
final class Storyteller {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

  /** A child whom the story follows. */
  private record Hero(Departure departure, Child child, String lesson) {}

  private final County county;
  private final PrintStream out;
  private final List<Hero> heroes = new ArrayList<>();
  private final Set<String> noticed = new HashSet<>();
  private final Set<String> found = new HashSet<>();

  Storyteller(County county, PrintStream out) {
    this.county = county;
    this.out = out;
    pick(Fate.VANISHED, d -> !isDeclared(d), "vanishes without a word from the school");
    pick(Fate.NEVER_ARRIVED, this::isDeclared, "is declared as a mover and never arrives");
    pick(Fate.FALSE_HOME_EDUCATION, this::isDeclared, "is said to be educated at home, and is not");
  }

  private void pick(Fate fate, Predicate<Departure> fitting, String lesson) {
    Truth truth = county.truth();
    truth.departures().stream()
        .filter(d -> d.fate() == fate && fitting.test(d))
        .filter(d -> truth.of(d.childId()).registrations().size() == 1)
        .filter(
            d ->
                truth
                    .of(d.childId())
                    .registrations()
                    .getFirst()
                    .first()
                    .isBefore(truth.period().start()))
        .filter(
            d ->
                truth.schools().at(d.urn()).hasFeed()
                    && truth.of(d.childId()).child().isCompulsoryAge(d.last()))
        .min(Comparator.comparing(Departure::last).thenComparing(Departure::childId))
        .ifPresent(d -> heroes.add(new Hero(d, truth.of(d.childId()).child(), lesson)));
  }

  private boolean isDeclared(Departure d) {
    return county.offices().messages().stream()
        .anyMatch(
            m ->
                !m.refused()
                    && m.says() instanceof Says.Deleted
                    && m.childId().equals(d.childId())
                    && m.urn().equals(d.urn()));
  }

  void begin() {
    if (heroes.isEmpty()) return;
    out.println("Watch these children:");
    for (Hero hero : heroes) {
      out.println(
          "  "
              + name(hero)
              + ", year "
              + Age.code(hero.child().yearGroup(county.truth().period().start()))
              + " at "
              + school(hero.departure().urn())
              + ", who "
              + hero.lesson()
              + ".");
    }
  }

  private static String name(Hero hero) {
    return hero.child().name().forename() + " " + hero.child().name().surname();
  }

  private String school(String urn) {
    return county.truth().schools().at(urn).name();
  }

  /** What happened that day, as the world knows it. */
  void tell(LocalDate day) {
    for (Hero hero : heroes) {
      Departure d = hero.departure();
      LocalDate next = SchoolCalendar.schoolDayAfter(d.last(), 1);
      if (next.equals(day))
        say(
            day,
            name(hero) + " is on the roll of " + school(d.urn()) + " no more, and on no other.");
      for (Slot slot : Slot.values()) {
        for (Message message : county.offices().on(day, slot)) {
          if (message.childId().equals(d.childId()) && !message.refused())
            say(day, words(hero, message));
        }
      }
    }
  }

  private void say(LocalDate day, String sentence) {
    out.println(DAY.format(day) + ": " + sentence);
  }

  private String words(Hero hero, Message message) {
    return switch (message.says()) {
      case Says.Deleted d ->
          school(message.urn())
              + " declares that "
              + name(hero)
              + " "
              + destination(d)
              + ". It is not so.";
      case Says.Entered e ->
          school(message.urn()) + " declares that it has entered " + name(hero) + ".";
      case Says.HomeEducates h -> "A parent gives notice for " + name(hero) + ".";
      case Says.Absent a -> school(message.urn()) + " reports that " + name(hero) + " is absent.";
      case Says.Ill i -> school(message.urn()) + " reports that " + name(hero) + " is ill.";
      case Says.AttendsPartTime p ->
          school(message.urn()) + " reports that " + name(hero) + " attends part of the week.";
      case Says.Refers r -> "Somebody else tells of " + name(hero) + ": " + r.by().words() + ".";
    };
  }

  private String destination(Says.Deleted says) {
    Optional<School> named =
        Optional.of(says.namedUrn())
            .filter(county.truth().schools()::has)
            .map(county.truth().schools()::at);
    return switch (says.destination()) {
      case "school" -> "moved to " + named.map(School::name).orElse("another school");
      case "home-education" -> "is educated at home";
      default -> "left, destination " + says.destination();
    };
  }

  /** What OnRoll shows its officers that day. */
  void notice(LocalDate day, List<CaseFile> open, Identities identities) {
    for (CaseFile file : open) {
      Optional<String> child = identities.of(file.child(), file.lastSchool());
      for (Hero hero : heroes) {
        if (child.filter(hero.child().id()::equals).isPresent() && noticed.add(file.id())) {
          found.add(hero.child().id());
          LocalDate first = hero.departure().last().plusDays(1);
          int after = SchoolCalendar.schoolDays(first, file.openedOn().minusDays(1)).size();
          say(
              day,
              "OnRoll has opened enquiry "
                  + file.reference()
                  + " about "
                  + name(hero)
                  + " ("
                  + file.reason().replace('-', ' ')
                  + ") on "
                  + DAY.format(file.openedOn())
                  + ", "
                  + after
                  + (after == 1 ? " school day" : " school days")
                  + " after the first day on no roll.");
        }
      }
    }
  }

  /** That a school has lost days, on the day on which it is known. */
  void closed(LocalDate day, CalendarMoves moves) {
    Closure closure = moves.closure();
    if (!closure.announced().equals(day)) return;
    int moved = moves.moved().size();
    say(
        day,
        school(closure.urn())
            + " is "
            + closure.reason()
            + ", no school on "
            + closure.days().stream().map(DAY::format).collect(Collectors.joining(" and "))
            + "; "
            + moved
            + " of its deadlines "
            + (moved == 1 ? "has moved." : "have moved."));
  }

  /** How it stands on the last day. */
  void end() {
    LocalDate end = county.truth().period().end();
    for (Hero hero : heroes) {
      String id = hero.child().id();
      if (county.truth().trulyMissing(id, end).isEmpty()) continue;
      String known =
          found.contains(id) ? "an officer is looking." : "OnRoll has opened no enquiry.";
      say(end, name(hero) + " is still missing; " + known);
    }
  }
}
