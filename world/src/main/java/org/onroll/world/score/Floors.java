package org.onroll.world.score;

import java.util.ArrayList;
import java.util.List;
import org.onroll.world.county.Child;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.Upn;
import org.onroll.world.feed.FeedFault;
import org.onroll.world.feed.FeedPlan;
import org.onroll.world.office.OfficePlan;
import org.onroll.world.office.Says;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Truth;

/** How hard the county is at least, and how hard it was drawn. */
public final class Floors {
  /**
   * One floor.
   *
   * @param least the share, or the count where {@code of} is 0
   * @param drawn how many were drawn
   * @param of out of how many; 0 for a plain count
   */
  public record Floor(String name, double least, long drawn, long of) {
    public boolean holds() {
      return share() >= least;
    }

    /** The drawn share, or the drawn count. */
    public double share() {
      return of == 0 ? drawn : (double) drawn / of;
    }
  }

  private static final List<FeedFault> COUNTED =
      List.of(
          FeedFault.MISSING,
          FeedFault.EMPTY,
          FeedFault.HEADER_ONLY,
          FeedFault.CUT,
          FeedFault.LATE,
          FeedFault.OUT_OF_ORDER,
          FeedFault.DOUBLED);

  private Floors() {}

  /** All floors with what was drawn. */
  public static List<Floor> of(Truth truth, FeedPlan feeds, OfficePlan offices) {
    List<Floor> floors = new ArrayList<>();
    long notPunctual = truth.schools().all().filter(s -> s.habit() != ReturnHabit.PUNCTUAL).count();
    floors.add(
        new Floor(
            "schools silent or late with returns", 0.20, notPunctual, truth.schools().count()));
    List<Says.Deleted> declared = offices.declarations();
    long untrue = declared.stream().filter(d -> !d.isTrue()).count();
    floors.add(
        new Floor(
            "declarations false or naming a school never reached", 0.10, untrue, declared.size()));
    long falselyAtHome =
        declared.stream()
            .filter(d -> !d.isTrue() && d.destination().equals("home-education"))
            .count();
    floors.add(new Floor("of these, false home education", 1, falselyAtHome, 0));
    List<Departure> leavers = truth.departures();
    long out = leavers.stream().filter(d -> d.fate().isOutOfCounty()).count();
    floors.add(new Floor("leavers out of the county", 0.15, out, leavers.size()));
    addPupils(truth, floors);
    long vanishing =
        leavers.stream()
            .filter(d -> d.fate() == Fate.VANISHED && enteredDuringPlay(truth, d))
            .count();
    floors.add(new Floor("children who enter and vanish again", 1, vanishing, 0));
    long faulty = COUNTED.stream().mapToLong(feeds::count).sum();
    floors.add(new Floor("school days with a faulty feed", 0.05, faulty, feeds.schoolDays()));
    COUNTED.forEach(f -> floors.add(new Floor("of these, " + f.words(), 1, feeds.count(f), 0)));
    return List.copyOf(floors);
  }

  private static void addPupils(Truth truth, List<Floor> floors) {
    List<Registration> first =
        truth
            .timelines()
            .flatMap(t -> t.registrations().stream().limit(1))
            .filter(r -> r.isOn(truth.period().firstSchoolDay()))
            .toList();
    long unnumbered = first.stream().filter(r -> !Upn.isPermanent(r.upn())).count();
    floors.add(new Floor("pupils with no or a temporary UPN", 0.05, unnumbered, first.size()));
    long twins = first.stream().map(r -> truth.of(r.childId()).child()).filter(Child::twin).count();
    floors.add(new Floor("pupils who are twins", 0.01, twins, first.size()));
  }

  private static boolean enteredDuringPlay(Truth truth, Departure d) {
    return truth.of(d.childId()).registrations().stream()
        .anyMatch(
            r ->
                r.urn().equals(d.urn())
                    && r.last().equals(d.last())
                    && r.first().isAfter(truth.period().start()));
  }
}
