package org.onroll.world.feed;

import java.time.LocalDate;
import org.onroll.world.county.Slot;
import org.onroll.world.feed.FeedFault.Content;

/**
 * One sending of one roll.
 *
 * @param rollDate the day that the roll shows
 * @param on the day on which it is sent
 * @param order its place among the sendings of that school in that slot
 */
public record RollSend(
    String urn, LocalDate rollDate, LocalDate on, Slot slot, int order, Content content) {}
