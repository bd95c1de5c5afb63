package org.onroll.world.score;

/** What the authority knows by returns, notices and referrals, beside what rolls tell it. */
public record ReturnsScore(
    AbsenceScore absences,
    TimetableScore timetables,
    HomeEducationScore homeEducation,
    ReferralScore referrals) {}
