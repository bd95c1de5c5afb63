package org.onroll.world;

import java.util.List;
import org.onroll.world.score.Books;
import org.onroll.world.score.Floors;

/** All that a play leaves to be told. */
record Outcome(
    Settings settings,
    County county,
    Closing.Balance balance,
    Books books,
    List<Floors.Floor> floors,
    RollRound rolls,
    Tally returns,
    Tally officers,
    int retries) {}
