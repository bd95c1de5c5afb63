package org.onroll.world.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onroll.world.office.Message;
import org.onroll.world.office.Says;

/**
 * What reached OnRoll and was taken, and when: the world's own record of what OnRoll could know.
 */
public final class Evidence {
  /**
   * A roll that OnRoll accepted.
   *
   * @param at when it was accepted, which for a released roll is the release
   * @param children whom it shows
   */
  public record Roll(String urn, LocalDate date, Instant at, Set<String> children) {}

  /** A return or notice that OnRoll took, and the receipt that it gave. */
  public record Taken(Message message, Instant at, String receipt) {}

  private final Map<String, List<Roll>> rolls = new HashMap<>();
  private final Map<String, List<Taken>> messages = new HashMap<>();

  public void accepted(Roll roll) {
    rolls.computeIfAbsent(roll.urn(), urn -> new ArrayList<>()).add(roll);
  }

  public void taken(Message message, Instant at, String receipt) {
    messages
        .computeIfAbsent(message.childId(), id -> new ArrayList<>())
        .add(new Taken(message, at, receipt));
  }

  /** The last roll of that school that was accepted before that instant. */
  public Optional<Roll> head(String urn, Instant before) {
    return rolls.getOrDefault(urn, List.of()).stream()
        .filter(r -> r.at().isBefore(before))
        .reduce((a, b) -> b);
  }

  /** The schools whose last accepted roll before that instant shows the child. */
  public List<String> shownAt(String childId, Instant before) {
    return rolls.keySet().stream()
        .filter(urn -> head(urn, before).filter(r -> r.children().contains(childId)).isPresent())
        .sorted()
        .toList();
  }

  /** The first roll that was accepted without the child after one with it, for the last time. */
  public Optional<Roll> firstWithout(String childId, String urn) {
    Optional<Roll> first = Optional.empty();
    boolean shown = false;
    for (Roll roll : rolls.getOrDefault(urn, List.of())) {
      boolean shows = roll.children().contains(childId);
      if (shown && !shows) first = Optional.of(roll);
      shown = shows;
    }
    return shown ? Optional.empty() : first;
  }

  /** The days for which that school has an accepted roll. */
  public Set<LocalDate> acceptedDays(String urn) {
    Set<LocalDate> days = new HashSet<>();
    rolls.getOrDefault(urn, List.of()).forEach(r -> days.add(r.date()));
    return days;
  }

  /** All that was taken, child by child. */
  public Stream<Taken> all() {
    return messages.keySet().stream().sorted().flatMap(this::about);
  }

  /** What was said about the child, in the order in which it came. */
  public Stream<Taken> about(String childId) {
    return messages.getOrDefault(childId, List.of()).stream();
  }

  /** The deletion returns of that school about the child. */
  public List<Taken> deletions(String childId, String urn) {
    return about(childId)
        .filter(t -> t.message().says() instanceof Says.Deleted && t.message().urn().equals(urn))
        .toList();
  }
}
