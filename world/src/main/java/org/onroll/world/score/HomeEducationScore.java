package org.onroll.world.score;

/**
 * What the authority knows of education at home.
 *
 * @param notices of parents, taken
 * @param unsuitable of these, found unsuitable by its team
 * @param unsuitableOpen those with an open case
 * @param schoolsWordAlone leavers of whom only the school says that a parent educates them
 * @param notEducated those of them who in truth are in no education on the last day
 * @param notEducatedOpen of these, with an open case
 */
public record HomeEducationScore(
    int notices,
    int unsuitable,
    int unsuitableOpen,
    int schoolsWordAlone,
    int notEducated,
    int notEducatedOpen) {}
