package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.law.Rules;

/**
 * The last continuous run of absence in the sessions that a return lists, counted in the school's
 * own days. A day counts when both sessions have one of the codes; a day on which the school does
 * not meet neither counts nor breaks.
 *
 * @param days school days of the run, in order
 * @param breaks sessions of another code, in order
 * @param missing school days between the first and the last listed one that have no codes
 * @param unresolved days of code N that is older than five school days: read as O
 * @param provisional days of code N that may still become another code
 * @param tooWide what was listed was not looked through, for its first and last day lie too far
 *     apart
 */
record AbsenceRun(
    List<LocalDate> days,
    List<Break> breaks,
    List<LocalDate> missing,
    List<LocalDate> unresolved,
    List<LocalDate> provisional,
    Optional<Span> tooWide) {
  /**
   * Calendar days, nearly those of a school year of 190 days: a run of twenty needs no longer list.
   * A mistyped year lies farther away, for any list of up to two months.
   */
  private static final int WIDEST = 300;

  private static final String NOT_YET = "N";
  private static final String CODE_N = "SI 2024/208 reg 10(7)";

  /** The first and the last day listed. */
  record Span(LocalDate first, LocalDate last) {
    Finding finding(String citation) {
      return new Finding(
          "sessions",
          "the first day listed is "
              + first
              + " and the last "
              + last
              + ", more than "
              + WIDEST
              + " days apart: is a year mistyped? Nothing was counted",
          citation);
    }
  }

  /** Another code than the run is of; blank where the return gives none. */
  record Break(LocalDate date, String half, String code) {}

  /**
   * @param codes that the run may be of
   */
  static AbsenceRun of(List<Session> sessions, Set<String> codes, Circumstances at) {
    Map<LocalDate, Session> listed = new HashMap<>();
    for (Session s : sessions) listed.put(s.date(), s);
    List<LocalDate> run = new ArrayList<>();
    List<Break> breaks = new ArrayList<>();
    List<LocalDate> missing = new ArrayList<>();
    List<LocalDate> unresolved = new ArrayList<>();
    List<LocalDate> provisional = new ArrayList<>();
    TreeSet<LocalDate> dates = new TreeSet<>(listed.keySet());
    if (dates.isEmpty()) {
      return new AbsenceRun(run, breaks, missing, unresolved, provisional, Optional.empty());
    }
    if (dates.first().plusDays(WIDEST).isBefore(dates.last())) {
      Span span = new Span(dates.first(), dates.last());
      return new AbsenceRun(run, breaks, missing, unresolved, provisional, Optional.of(span));
    }
    SchoolCalendar calendar = at.calendar();
    for (LocalDate day = dates.first(); !day.isAfter(dates.last()); day = day.plusDays(1)) {
      if (!calendar.isSchoolDay(day)) continue;
      Session session = listed.get(day);
      if (session == null) {
        missing.add(day);
        run.clear();
        continue;
      }
      List<Break> broken = broken(session, codes);
      breaks.addAll(broken);
      if (broken.isEmpty()) run.add(day);
      else run.clear();
      if (session.am().equals(NOT_YET) || session.pm().equals(NOT_YET)) {
        LocalDate resolved = at.due(Rules.CODE_N_RESOLUTION, day).due();
        (resolved.isBefore(at.today()) ? unresolved : provisional).add(day);
      }
    }
    return new AbsenceRun(run, breaks, missing, unresolved, provisional, Optional.empty());
  }

  private static List<Break> broken(Session s, Set<String> codes) {
    List<Break> breaks = new ArrayList<>();
    if (!codes.contains(s.am())) breaks.add(new Break(s.date(), "morning", s.am()));
    if (!codes.contains(s.pm())) breaks.add(new Break(s.date(), "afternoon", s.pm()));
    return breaks;
  }

  /** What is still open about code N: within five school days it becomes another code. */
  List<Finding> codeN() {
    List<Finding> findings = new ArrayList<>();
    if (!unresolved.isEmpty()) {
      findings.add(
          new Finding(
              "sessions",
              "code N of "
                  + unresolved.getFirst()
                  + " is older than five school days: replace it; until then it is read as O",
              CODE_N));
    }
    if (!provisional.isEmpty()) {
      findings.add(
          new Finding(
              "sessions",
              "code N of "
                  + provisional.getFirst()
                  + " may still become another code: the last five school days are provisional",
              CODE_N));
    }
    return findings;
  }
}
