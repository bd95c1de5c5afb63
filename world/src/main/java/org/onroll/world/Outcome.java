package org.onroll.world;

import java.util.List;
import java.util.Optional;
import org.onroll.world.score.Books;
import org.onroll.world.score.CalendarMoves;
import org.onroll.world.score.Floors;

/** All that a play leaves to be told. */
record Outcome(
    Settings settings,
    County county,
    Closing.Balance balance,
    Books books,
    List<Floors.Floor> floors,
    RollRound rolls,
    PostRound post,
    Optional<CalendarMoves> calendar,
    Tally neighbour,
    Tally officers,
    Tally homeEducation,
    int retries) {}
