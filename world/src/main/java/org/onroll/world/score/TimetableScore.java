package org.onroll.world.score;

/**
 * What the authority knows of pupils who attend part of the week.
 *
 * @param pupils on a reduced timetable at some time of the play, in truth
 * @param lasting still on it on the last day
 * @param days calendar days on it up to the last day, in truth
 * @param known of the lasting ones, those that OnRoll lists
 * @param knownDays days of these, as OnRoll counts them
 * @param neverTold those of whom no return has told
 * @param withoutConsent of those told of, without a parent's agreement
 * @param withoutPlan of those told of, without a plan or a day for the way back
 * @param reviewOverdue listed with a six-weekly review that is overdue
 * @param notReviewed of these, reviewed by nobody in truth either
 */
public record TimetableScore(
    int pupils,
    int lasting,
    long days,
    int known,
    long knownDays,
    int neverTold,
    int withoutConsent,
    int withoutPlan,
    int reviewOverdue,
    int notReviewed) {}
