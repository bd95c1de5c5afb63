package org.onroll.world;

import org.onroll.world.county.Dice;
import org.onroll.world.county.Period;
import org.onroll.world.county.Schools;
import org.onroll.world.feed.FeedPlan;
import org.onroll.world.office.OfficePlan;
import org.onroll.world.truth.History;
import org.onroll.world.truth.Truth;

/** A county with its truth and all that will be sent, drawn from the seed before anything is. */
record County(Truth truth, FeedPlan feeds, OfficePlan offices) {
  static County draw(Settings settings) {
    Dice dice = new Dice(settings.seed());
    Period period = Period.of(settings.start(), settings.weeks());
    Schools schools = Schools.draw(settings.schools(), period, dice.on("schools"));
    Truth truth = History.draw(dice.on("history"), settings.pupils(), schools, period);
    FeedPlan feeds = FeedPlan.draw(truth, dice.on("feeds"));
    return new County(truth, feeds, OfficePlan.draw(truth, dice.on("offices")));
  }
}
