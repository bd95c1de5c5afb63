package org.onroll.world.score;

/** What the authority knows by returns and notices of children who stay, beside those who leave. */
public record ReturnsScore(
    AbsenceScore absences, TimetableScore timetables, HomeEducationScore homeEducation) {}
