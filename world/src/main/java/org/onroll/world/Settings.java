package org.onroll.world;

import java.time.Duration;
import java.time.LocalDate;

/** What is played, and against which OnRoll. */
record Settings(
    String url,
    long seed,
    int schools,
    int pupils,
    int weeks,
    LocalDate start,
    Duration retryWindow) {}
