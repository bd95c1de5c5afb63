package org.onroll.world.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.world.county.Closure;
import org.onroll.world.county.OwnDays;
import org.onroll.world.county.School;
import org.onroll.world.county.Schools;
import org.onroll.world.onroll.SchoolDeadline;

/**
 * Holds the deadlines after a closure against those before it: the closure moves those of its
 * school that count school days and had a lost day to count, each to the day that the world itself
 * arrives at, with the reason; and no other.
 */
public final class CalendarMoves {
  private static final String SCHOOL_DAY = "school day";

  private final Schools schools;
  private final Closure closure;
  private final Books books;
  private final List<Moved> moved = new ArrayList<>();
  private int following;
  private int others;

  /** A deadline that a closure moved, as it stands after it. */
  public record Moved(LocalDate before, SchoolDeadline deadline) {}

  public CalendarMoves(Schools schools, Closure closure, Books books) {
    this.schools = schools;
    this.closure = closure;
    this.books = books;
  }

  /**
   * The open deadlines of all schools at both times; what was opened or ended between is left out.
   */
  public void compare(List<SchoolDeadline> before, List<SchoolDeadline> after) {
    Map<String, SchoolDeadline> now = new HashMap<>();
    after.forEach(d -> now.put(d.id(), d));
    for (SchoolDeadline was : before) {
      Optional.ofNullable(now.get(was.id())).ifPresent(is -> compare(was, is));
    }
    moved.sort(
        Comparator.comparing((Moved m) -> m.deadline().due())
            .thenComparing(m -> m.deadline().id()));
  }

  private void compare(SchoolDeadline was, SchoolDeadline is) {
    boolean follows = was.urn().equals(closure.urn()) && was.unit().equals(SCHOOL_DAY);
    if (follows) following++;
    else others++;
    LocalDate expected = follows ? again(was) : was.due();
    books.require(
        is.due().equals(expected),
        "A closure of "
            + closure.urn()
            + " should leave "
            + was.rule()
            + " of "
            + was.urn()
            + " due on "
            + expected
            + ", but it is due on "
            + is.due());
    if (is.due().equals(was.due())) return;
    moved.add(new Moved(was.due(), is));
    books.require(
        isExplained(was, is),
        "A deadline that a closure moved does not say why: " + is.id() + ", " + is.rule());
  }

  /** As many of the school's days after the start, by the calendar that holds now. */
  private LocalDate again(SchoolDeadline was) {
    School school = schools.at(was.urn());
    int count = OwnDays.PLANNED.between(school, was.start().plusDays(1), was.due()).size();
    return new OwnDays(Optional.of(closure)).after(school, was.start(), count);
  }

  /** With a line of its history, and the lost days among those that it passed over. */
  private boolean isExplained(SchoolDeadline was, SchoolDeadline is) {
    boolean told =
        is.lastMove()
            .filter(m -> m.from().equals(was.due()) && m.to().equals(is.due()))
            .filter(m -> !m.why().isBlank())
            .isPresent();
    boolean skipped =
        closure.days().stream()
            .filter(d -> d.isAfter(is.start()) && d.isBefore(is.due()))
            .allMatch(
                d ->
                    is.skipped().stream()
                        .anyMatch(s -> s.day().equals(d) && s.reason().equals(closure.reason())));
    return told && skipped;
  }

  public Closure closure() {
    return closure;
  }

  /** Those that moved, by their new dates. */
  public List<Moved> moved() {
    return List.copyOf(moved);
  }

  /** Open deadlines of the school that count its days. */
  public int following() {
    return following;
  }

  /** All others that were open then: none of them may move. */
  public int others() {
    return others;
  }
}
