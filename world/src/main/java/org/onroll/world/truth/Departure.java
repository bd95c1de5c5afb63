package org.onroll.world.truth;

import java.time.LocalDate;

/**
 * A name that left a register during play.
 *
 * @param last the last day on which the register shows it
 * @param endOfPhase in the school's most senior class at the end of the school year
 * @param nextUrn the county school that the child really enters, or is said to enter; empty where
 *     there is none
 * @param nextFirst the first day there, or the day after {@code last}
 */
public record Departure(
    String childId,
    String urn,
    EnrolStatus status,
    LocalDate last,
    Fate fate,
    boolean endOfPhase,
    String nextUrn,
    LocalDate nextFirst) {}
