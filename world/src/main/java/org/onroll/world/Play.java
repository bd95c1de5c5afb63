package org.onroll.world;

import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.onroll.world.county.Period;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Slot;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.score.Books;
import org.onroll.world.score.Evidence;
import org.onroll.world.score.Floors;
import org.onroll.world.score.Identities;

/**
 * Plays the period day by day: rolls in the morning, the post, the officers in the afternoon, the
 * night.
 */
final class Play {
  private final Settings settings;
  private final County county;
  private final OnRoll onRoll;
  private final Books books = new Books();
  private final Evidence evidence = new Evidence();
  private final RollRound rolls;
  private final PostRound post;
  private final Officers officers;
  private final HomeEducationTeam team;
  private final CalendarRound calendar;
  private final AnotherAuthority neighbour;
  private final Vendors vendors;
  private final Storyteller story;
  private final Progress progress;
  private final Identities identities;

  Play(Settings settings, County county, OnRoll onRoll, PrintStream story, PrintStream err) {
    this.settings = settings;
    this.county = county;
    this.onRoll = onRoll;
    this.vendors = new Vendors(county.truth().schools());
    this.rolls = new RollRound(county, onRoll, vendors, books, evidence);
    this.post = new PostRound(county, onRoll, books, evidence);
    this.officers = new Officers(onRoll, rolls, books);
    this.team = new HomeEducationTeam(county, onRoll, books, evidence);
    this.calendar = new CalendarRound(county, onRoll, books);
    this.neighbour = new AnotherAuthority(county, onRoll, books, evidence);
    this.story = new Storyteller(county, story);
    this.progress = new Progress(err);
    this.identities = new Identities(county.truth());
  }

  Outcome play() {
    new Opening(onRoll, vendors).prepare(county);
    story.begin();
    Period period = county.truth().period();
    Set<LocalDate> schoolDays = new HashSet<>(period.schoolDays());
    for (LocalDate day = period.start(); !day.isAfter(period.end()); day = day.plusDays(1)) {
      if (schoolDays.contains(day)) {
        schoolDay(day);
      } else {
        quietDay(day);
      }
    }
    story.end();
    progress.clear();
    Closing.Balance balance =
        new Closing(county, onRoll, rolls, officers, team, books, evidence).close();
    progress.spent(onRoll.spent(), onRoll.retries());
    return new Outcome(
        settings,
        county,
        balance,
        books,
        Floors.of(county.truth(), county.feeds(), county.offices()),
        rolls,
        post,
        calendar.moves(),
        neighbour.answers(),
        officers.done(),
        team.recorded(),
        onRoll.retries());
  }

  private void schoolDay(LocalDate day) {
    for (Slot slot : Slot.values()) {
      onRoll.clockTo(slot.on(day));
      calendar.work(day, slot);
      rolls.send(day, slot);
      post.send(day, slot);
      if (slot == Slot.OFFICERS) officersWork(day);
    }
    progress.day(day, rolls.outcomes().total(), post.sent().total(), officers.open().size());
  }

  private void officersWork(LocalDate day) {
    progress.clear();
    story.tell(day);
    officers.work(day);
    team.work(day);
    neighbour.work(day);
    story.notice(day, officers.open(), identities);
    calendar.moves().ifPresent(moves -> story.closed(day, moves));
  }

  /**
   * Weekends and holidays: parents may write, and once a week in the holidays the officers look at
   * their cases.
   */
  private void quietDay(LocalDate day) {
    for (Slot slot : Slot.values()) {
      if (county.offices().on(day, slot).isEmpty()) continue;
      onRoll.clockTo(slot.on(day));
      post.send(day, slot);
    }
    onRoll.clockTo(Slot.OFFICERS.on(day));
    if (day.getDayOfWeek() == DayOfWeek.TUESDAY && SchoolCalendar.isWorkingDay(day))
      officersWork(day);
    progress.day(day, rolls.outcomes().total(), post.sent().total(), officers.open().size());
  }
}
