package org.onroll.world.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.onroll.world.county.School.Kind;

/** The schools of the county by URN, in the order of their numbers. */
public final class Schools {
  public static final int FEWEST = 6;
  public static final int MOST = 800;

  private static final int FIRST_URN = 999_101;
  private static final int FIRST_NUMBER = 9001;

  private static final List<Software> EXPORTS =
      List.of(Software.FULL, Software.SPARE, Software.ORDERED);

  private static final List<String> PLACES =
      List.of(
          "Quillbrook",
          "Tansleigh",
          "Wexcombe",
          "Ambrefield",
          "Corvendale",
          "Thornmere",
          "Haskeldon",
          "Orrinford",
          "Pellisward",
          "Dunmarrow",
          "Kestlewick",
          "Yarrowhithe",
          "Brindlemoor",
          "Lavenscote",
          "Myrtlewade",
          "Fennimere",
          "Sallowbridge",
          "Greyholt",
          "Vellacombe",
          "Nettleworth",
          "Ivelstoke",
          "Jasperleigh",
          "Umberslade",
          "Zennorby",
          "Eskholme",
          "Rookwarden");

  private static final List<String> ENDINGS =
      List.of("", " North", " South", " East", " West", " Lower", " Upper");

  /** What stands at each place of the list; longer counties repeat it. */
  private record Plan(Kind kind, int low, int high, double intake, boolean feed) {}

  private static final List<Plan> PLANS =
      List.of(
          new Plan(Kind.PRIMARY, -2, 6, 1.0, true),
          new Plan(Kind.SECONDARY, 7, 13, 3.2, true),
          new Plan(Kind.INFANT, 0, 2, 1.5, true),
          new Plan(Kind.JUNIOR, 3, 6, 1.5, true),
          new Plan(Kind.PRIMARY, 0, 6, 1.2, true),
          new Plan(Kind.INDEPENDENT, 0, 13, 0.5, false),
          new Plan(Kind.PRIMARY, 0, 6, 0.7, false),
          new Plan(Kind.PRIMARY, 0, 6, 1.0, true),
          new Plan(Kind.SECONDARY, 7, 11, 3.0, true),
          new Plan(Kind.PRU, 7, 11, 0.12, true),
          new Plan(Kind.PRIMARY, -2, 6, 1.4, true),
          new Plan(Kind.SPECIAL, 0, 11, 0.25, false),
          new Plan(Kind.PRIMARY, 0, 6, 0.8, true),
          new Plan(Kind.INFANT, 0, 2, 1.0, true),
          new Plan(Kind.JUNIOR, 3, 6, 1.0, true),
          new Plan(Kind.PRIMARY, 0, 6, 1.0, true),
          new Plan(Kind.SECONDARY, 7, 13, 2.8, true),
          new Plan(Kind.PRIMARY, 0, 6, 1.0, true),
          new Plan(Kind.SECONDARY, 7, 11, 0.5, false),
          new Plan(Kind.PRIMARY, -1, 6, 1.0, true),
          new Plan(Kind.PRIMARY, 0, 6, 1.6, true),
          new Plan(Kind.SECONDARY, 7, 11, 2.4, true),
          new Plan(Kind.PRIMARY, 0, 6, 1.0, true),
          new Plan(Kind.SPECIAL, 0, 11, 0.2, true));

  private final Map<String, School> byUrn;

  private Schools(Map<String, School> byUrn) {
    this.byUrn = Collections.unmodifiableMap(byUrn);
  }

  /**
   * So many schools; a fifth at least is silent or late with returns, a few have a day of their own
   * without school.
   */
  public static Schools draw(int count, Period period, Dice dice) {
    List<ReturnHabit> habits = habits(count, dice.on("habits"));
    Dice closures = dice.on("closures");
    Map<String, School> byUrn = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Plan plan = PLANS.get(i % PLANS.size());
      boolean infant = plan.kind() == Kind.INFANT && i + 1 < count;
      School school =
          new School(
              urn(i),
              PLACES.get(i % PLACES.size())
                  + ENDINGS.get(i / PLACES.size() % ENDINGS.size())
                  + " "
                  + plan.kind().title(),
              "931/%04d".formatted(FIRST_NUMBER + i),
              plan.kind(),
              plan.low(),
              plan.high(),
              plan.intake(),
              infant ? urn(i + 1) : "",
              plan.feed() ? EXPORTS.get(i % EXPORTS.size()) : Software.NONE,
              habits.get(i),
              closures.chance(0.15) ? closure(period) : Set.of());
      byUrn.put(school.urn(), school);
    }
    return new Schools(byUrn);
  }

  private static String urn(int i) {
    return Integer.toString(FIRST_URN + i);
  }

  private static List<ReturnHabit> habits(int count, Dice dice) {
    List<ReturnHabit> habits = new ArrayList<>();
    int silent = Math.max(1, (int) Math.round(count * 0.10));
    int late = Math.max(1, (int) Math.ceil(count * 0.25) - silent);
    for (int i = 0; i < count; i++) {
      habits.add(
          i < silent
              ? ReturnHabit.SILENT
              : i < silent + late ? ReturnHabit.LATE : ReturnHabit.PUNCTUAL);
    }
    return dice.shuffled(habits);
  }

  /**
   * The first day of the new school year, where it is played: many schools teach their staff that
   * day.
   */
  private static Set<LocalDate> closure(Period period) {
    return period.turnOfTheYear().map(Set::of).orElse(Set.of());
  }

  public Stream<School> all() {
    return byUrn.values().stream();
  }

  public int count() {
    return byUrn.size();
  }

  /**
   * The school with that number.
   *
   * @throws IllegalArgumentException where the county has none
   */
  public School at(String urn) {
    School school = byUrn.get(urn);
    if (school == null) throw new IllegalArgumentException("No school " + urn);
    return school;
  }

  public boolean has(String urn) {
    return byUrn.containsKey(urn);
  }
}
