package org.onroll.domain.law;

import java.time.LocalDate;
import java.util.Optional;
import org.onroll.domain.calendar.SchoolCalendar;

/** What a period is counted in. */
public enum Unit {
  CALENDAR_DAY("calendar day") {
    @Override
    Optional<String> notCounted(LocalDate day, SchoolCalendar calendar) {
      return Optional.empty();
    }

    @Override
    LocalDate known(SchoolCalendar calendar) {
      return LocalDate.MAX;
    }
  },
  WORKING_DAY("working day") {
    @Override
    Optional<String> notCounted(LocalDate day, SchoolCalendar calendar) {
      return calendar.notWorking(day);
    }

    @Override
    LocalDate known(SchoolCalendar calendar) {
      return calendar.knownWorkingDays();
    }
  },
  SCHOOL_DAY("school day") {
    @Override
    Optional<String> notCounted(LocalDate day, SchoolCalendar calendar) {
      return calendar.notSchool(day);
    }

    @Override
    LocalDate known(SchoolCalendar calendar) {
      return inTerm(calendar);
    }

    @Override
    LocalDate knownFrom(SchoolCalendar calendar) {
      return calendar.knownSchoolDaysFrom();
    }
  },
  /** Half of a school day. */
  SESSION("session") {
    @Override
    Optional<String> notCounted(LocalDate day, SchoolCalendar calendar) {
      return calendar.notSchool(day);
    }

    @Override
    LocalDate known(SchoolCalendar calendar) {
      return inTerm(calendar);
    }

    @Override
    LocalDate knownFrom(SchoolCalendar calendar) {
      return calendar.knownSchoolDaysFrom();
    }
  },
  MONTH("month") {
    @Override
    Optional<String> notCounted(LocalDate day, SchoolCalendar calendar) {
      return Optional.empty();
    }

    @Override
    LocalDate known(SchoolCalendar calendar) {
      return LocalDate.MAX;
    }
  },
  /** Autumn, spring or summer; what follows one is a school day. */
  TERM("term") {
    @Override
    Optional<String> notCounted(LocalDate day, SchoolCalendar calendar) {
      return calendar.notSchool(day);
    }

    @Override
    LocalDate known(SchoolCalendar calendar) {
      return inTerm(calendar);
    }

    @Override
    LocalDate knownFrom(SchoolCalendar calendar) {
      return calendar.knownSchoolDaysFrom();
    }
  };

  private final String title;

  Unit(String title) {
    this.title = title;
  }

  /** In words, one of them: {@code working day}. */
  public String title() {
    return title;
  }

  /** Whether a changed calendar may move a period of it. */
  public boolean followsCalendar() {
    return switch (this) {
      case CALENDAR_DAY, MONTH -> false;
      case WORKING_DAY, SCHOOL_DAY, SESSION, TERM -> true;
    };
  }

  /** Why {@code day} does not count; empty where it does. */
  abstract Optional<String> notCounted(LocalDate day, SchoolCalendar calendar);

  /** The last day that the calendar is known for, in this unit. */
  abstract LocalDate known(SchoolCalendar calendar);

  /** The first one. */
  LocalDate knownFrom(SchoolCalendar calendar) {
    return LocalDate.MIN;
  }

  /** A term may be known further than the bank holidays in it. */
  private static LocalDate inTerm(SchoolCalendar calendar) {
    LocalDate terms = calendar.knownSchoolDays();
    LocalDate holidays = calendar.knownWorkingDays();
    return holidays.isBefore(terms) ? holidays : terms;
  }
}
