package org.onroll.world.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onroll.world.county.Closure;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Period;
import org.onroll.world.county.Schools;
import org.onroll.world.onroll.KnownChild;
import org.onroll.world.onroll.SchoolDeadline;

class CalendarMovesTest {
  private static final String CLOSED = "999104";
  private static final String OTHER = "999105";
  private static final Schools SCHOOLS =
      Schools.draw(12, Period.of(LocalDate.parse("2026-07-06"), 6), new Dice(7));
  private static final Closure CLOSURE =
      new Closure(
          CLOSED,
          LocalDate.parse("2026-09-14"),
          List.of(LocalDate.parse("2026-09-15"), LocalDate.parse("2026-09-16")),
          "the boiler");

  private final Books books = new Books();
  private final CalendarMoves moves = new CalendarMoves(SCHOOLS, CLOSURE, books);

  private static SchoolDeadline deadline(String urn, String unit, String start, String due) {
    return new SchoolDeadline(
        urn + start,
        "new-pupil-return",
        urn,
        new KnownChild("", "", "", Optional.empty()),
        LocalDate.parse(start),
        LocalDate.parse(due),
        unit,
        "reg 13",
        "",
        List.of(),
        List.of());
  }

  private static SchoolDeadline moved(SchoolDeadline was, String due, boolean explained) {
    LocalDate to = LocalDate.parse(due);
    return new SchoolDeadline(
        was.id(),
        was.rule(),
        was.urn(),
        was.child(),
        was.start(),
        to,
        was.unit(),
        was.citation(),
        "",
        explained
            ? CLOSURE.days().stream()
                .map(d -> new SchoolDeadline.Skipped(d, CLOSURE.reason()))
                .toList()
            : List.of(),
        List.of(
            new SchoolDeadline.Move(
                CLOSURE.announced(), was.due(), to, "The school's calendar changed.")));
  }

  @Test
  void a_deadline_that_counts_the_lost_days_moves_by_them() {
    SchoolDeadline was = deadline(CLOSED, "school day", "2026-09-11", "2026-09-18");
    moves.compare(List.of(was), List.of(moved(was, "2026-09-22", true)));
    assertThat(books.violations()).isEmpty();
    assertThat(moves.moved()).hasSize(1);
    assertThat(moves.following()).isEqualTo(1);
  }

  @Test
  void one_that_should_have_moved_and_did_not_is_found() {
    SchoolDeadline was = deadline(CLOSED, "school day", "2026-09-11", "2026-09-18");
    moves.compare(List.of(was), List.of(was));
    assertThat(books.violations()).hasSize(1);
  }

  @Test
  void one_that_ended_before_the_closure_stays() {
    SchoolDeadline was = deadline(CLOSED, "school day", "2026-09-03", "2026-09-10");
    moves.compare(List.of(was), List.of(was));
    assertThat(books.violations()).isEmpty();
    assertThat(moves.moved()).isEmpty();
  }

  @Test
  void a_move_at_another_school_or_of_calendar_days_is_wrong() {
    SchoolDeadline other = deadline(OTHER, "school day", "2026-09-11", "2026-09-18");
    SchoolDeadline days = deadline(CLOSED, "calendar day", "2026-09-12", "2026-10-24");
    moves.compare(
        List.of(other, days),
        List.of(moved(other, "2026-09-22", true), moved(days, "2026-10-26", true)));
    assertThat(books.violations()).hasSize(2);
    assertThat(moves.others()).isEqualTo(2);
  }

  @Test
  void a_move_that_does_not_name_the_lost_days_is_no_explanation() {
    SchoolDeadline was = deadline(CLOSED, "school day", "2026-09-11", "2026-09-18");
    moves.compare(List.of(was), List.of(moved(was, "2026-09-22", false)));
    assertThat(books.violations()).hasSize(1);
  }
}
