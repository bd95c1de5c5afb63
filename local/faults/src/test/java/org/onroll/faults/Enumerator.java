package org.onroll.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario with each fault at each of its external calls, one at a time. Afterwards what
 * was not taken is delivered again and the schedules run; then must be there what is there when
 * nothing fails, and no mail may have gone out twice.
 */
final class Enumerator {
  private static final int REPEATS = 5;

  private final Scenario scenario;
  private final Sampling sampling;
  private final List<Fault> faults;

  Enumerator(Scenario scenario, Sampling sampling, List<Fault> faults) {
    this.scenario = scenario;
    this.sampling = sampling;
    this.faults = faults;
  }

  /** Which of the calls are struck. */
  enum Sampling {
    EVERY_CALL("every call"),
    /** A kill after a read leaves what the write before it has left. */
    EVERY_WRITE("every write"),
    /** Of each kind of call the first, the middle and the last. */
    EACH_KIND("each kind of call: first, middle, last");

    private final String text;

    Sampling(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }

    /** Numbers from 1. */
    List<Integer> of(List<String> calls) {
      if (this != EACH_KIND) {
        return IntStream.rangeClosed(1, calls.size())
            .filter(n -> this == EVERY_CALL || isWrite(calls.get(n - 1)))
            .boxed()
            .toList();
      }
      Map<String, List<Integer>> byKind = new LinkedHashMap<>();
      for (int i = 0; i < calls.size(); i++) {
        byKind.computeIfAbsent(calls.get(i), k -> new ArrayList<>()).add(i + 1);
      }
      TreeSet<Integer> some = new TreeSet<>();
      for (List<Integer> numbers : byKind.values()) {
        some.add(numbers.getFirst());
        some.add(numbers.get(numbers.size() / 2));
        some.add(numbers.getLast());
      }
      return List.copyOf(some);
    }

    private static boolean isWrite(String call) {
      return !call.startsWith("GetItem")
          && !call.startsWith("BatchGetItem")
          && !call.startsWith("Query");
    }
  }

  /**
   * How it came out.
   *
   * @param calls how many external calls the scenario makes when nothing fails
   * @param killPoints how many pairs of call and fault were played
   * @param violations what did not hold, with scenario, call and fault
   * @param seconds how long it took
   */
  record Result(
      Scenario scenario,
      Sampling sampling,
      int calls,
      int killPoints,
      List<String> violations,
      long seconds) {}

  /** What is right: what each order of arrival leads to, and what the senders are told. */
  private record Expected(List<Site.End> ends, List<String> answers) {}

  Result run() {
    long begin = System.nanoTime();
    try (Site site = new Site(scenario)) {
      if (!scenario.cold()) warmUp(site);
      Watch counting = Watch.counting();
      List<Site.End> ends = new ArrayList<>();
      List<String> answers = new ArrayList<>();
      for (List<Delivery> order : scenario.orders()) {
        site.reset();
        for (Delivery delivery : order) {
          boolean main = ends.isEmpty() && scenario.when().contains(delivery);
          Watch watch = main ? counting : Watch.counting();
          Delivery.Outcome outcome = watch.over(() -> delivery.to(site.functions()));
          if (main) answers.add(outcome.answer());
        }
        site.settle();
        ends.add(site.end());
      }
      List<String> violations = new ArrayList<>(mailedTwice(site, 1, "without a fault"));
      int killPoints = 0;
      for (int call : sampling.of(counting.calls())) {
        String kind = counting.calls().get(call - 1);
        for (Fault fault : faults) {
          if (fault == Fault.UNPROCESSED && !kind.startsWith("Batch")) continue;
          killPoints++;
          String where = scenario + ": " + fault + ", call " + call + " (" + kind + "): ";
          try {
            play(site, call, fault, new Expected(ends, answers))
                .forEach(wrong -> violations.add(where + wrong));
          } catch (RuntimeException e) {
            violations.add(where + e);
          }
        }
      }
      return new Result(
          scenario,
          sampling,
          counting.calls().size(),
          killPoints,
          violations,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    }
  }

  private void warmUp(Site site) {
    for (Functions functions : List.of(site.functions(), site.next(), site.rival())) {
      site.reset();
      scenario.when().forEach(d -> d.to(functions));
      Site.End _ = site.end();
    }
  }

  private List<String> play(Site site, int call, Fault fault, Expected expected) {
    site.reset();
    List<String> wrong = new ArrayList<>();
    List<Delivery> others = new ArrayList<>(scenario.meanwhile());
    @Nullable Delivery[] current = new @Nullable Delivery[1];
    Runnable rival =
        () -> {
          List<Delivery> now =
              scenario.meanwhile().isEmpty()
                  ? List.of(java.util.Objects.requireNonNull(current[0]))
                  : List.copyOf(others);
          others.clear();
          now.forEach(d -> d.to(site.rival()));
        };
    Watch watch = new Watch(call, fault, rival);
    List<Delivery> when = scenario.when();
    for (int i = 0; i < when.size(); i++) {
      Delivery delivery = when.get(i);
      current[0] = delivery;
      Delivery.Outcome outcome = watch.over(() -> delivery.to(site.functions()));
      if (watch.hasStruck() && fault.kills()) {
        site.restartFunctions();
        watch.restart();
      }
      if (watch.hasStruck() && !others.isEmpty()) rival.run();
      for (int again = 0; again < REPEATS && !outcome.taken(); again++) {
        outcome = delivery.to(site.functions());
      }
      if (!outcome.taken()) wrong.add("never taken, however often repeated");
      else if (!outcome.answer().equals(expected.answers().get(i))) {
        wrong.add("answered " + outcome.answer() + " instead of " + expected.answers().get(i));
      }
    }
    if (!watch.hasStruck()) wrong.add("the call was not made");
    if (watch.callsOfTheDead() > 0) wrong.add("the killed process went on");
    if (!others.isEmpty()) rival.run();
    site.settle();
    wrong.addAll(unlikeAll(site.end(), expected.ends()));
    wrong.addAll(mailedTwice(site, scenario.eventsArrive() ? 1 : 2, "SES took"));
    return wrong;
  }

  /** As after one of the orders; and the books disagree in nothing in which they agreed there. */
  private static List<String> unlikeAll(Site.End end, List<Site.End> expected) {
    List<String> fewest = List.of();
    for (Site.End one : expected) {
      List<String> differences = new ArrayList<>(end.state().differences(one.state()));
      end.disagreements().stream()
          .filter(d -> !one.disagreements().contains(d))
          .forEach(d -> differences.add("the books: " + d));
      if (differences.isEmpty()) return List.of();
      if (fewest.isEmpty() || differences.size() < fewest.size()) fewest = differences;
    }
    return fewest;
  }

  private static List<String> mailedTwice(Site site, int allowed, String what) {
    Predicate<Map.Entry<String, Long>> tooOften = e -> e.getValue() > allowed;
    return site.mailbox().taken().entrySet().stream()
        .filter(tooOften)
        .map(e -> what + " " + e.getValue() + " times mail " + e.getKey())
        .toList();
  }
}
