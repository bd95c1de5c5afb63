package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A run of days in no education up to the day it was asked for.
 *
 * @param first its first calendar day
 * @param schoolDays the county's school days in it
 * @param left the register that the name was on before, where there was one
 */
public record Absence(
    String childId, LocalDate first, int schoolDays, Optional<Registration> left) {}
