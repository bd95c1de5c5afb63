package org.onroll.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.onroll.platform.fixture.Town;

/**
 * What is there, what arrives, and how SES behaves.
 *
 * @param name as a sentence of the field
 * @param faults ids of {@code faults.md} that it belongs to
 * @param items how many of what it is about
 * @param given makes the town as it is before
 * @param when what arrives, in this order
 * @param meanwhile what somebody else does about the same time; empty: the same once more
 * @param drains which schedules run afterwards, in this order
 * @param eventsArrive whether SES's events do
 * @param cold each run meets functions that have not run before
 */
record Scenario(
    String name,
    String faults,
    int items,
    Supplier<Town> given,
    List<Delivery> when,
    List<Delivery> meanwhile,
    List<String> drains,
    boolean eventsArrive,
    boolean cold) {
  private static final List<String> ALL =
      List.of("notification-intake", "roll-diff", "deadline-scan", "reminder-email");

  static Scenario of(
      String name, String faults, int items, Supplier<Town> given, Delivery... when) {
    return new Scenario(name, faults, items, given, List.of(when), List.of(), ALL, true, false);
  }

  /** With somebody who comes in between. */
  Scenario meanwhile(Delivery... others) {
    return new Scenario(
        name, faults, items, given, when, List.of(others), drains, eventsArrive, cold);
  }

  /** Functions that are just starting read what they keep in memory, too. */
  Scenario onColdFunctions() {
    return new Scenario(name, faults, items, given, when, meanwhile, drains, eventsArrive, true);
  }

  Scenario withoutEvents() {
    return new Scenario(name, faults, items, given, when, meanwhile, drains, false, cold);
  }

  /** Only this schedule runs afterwards: what the others would do is another scenario's. */
  Scenario drainedBy(String drain) {
    return new Scenario(
        name, faults, items, given, when, meanwhile, List.of(drain), eventsArrive, cold);
  }

  /**
   * Each order in which things can have arrived one after the other. What was sent before the
   * others and repeated after them has been said again.
   */
  List<List<Delivery>> orders() {
    if (meanwhile.isEmpty()) return List.of(when);
    List<List<Delivery>> orders = new ArrayList<>();
    for (int at = when.size(); at >= 0; at--) {
      List<Delivery> order = new ArrayList<>(when);
      order.addAll(at, meanwhile);
      orders.add(order);
    }
    List<Delivery> again = new ArrayList<>(when);
    again.addAll(meanwhile);
    again.add(when.getLast());
    orders.add(again);
    return orders;
  }

  @Override
  public String toString() {
    return faults + ": " + name + (items == 1 ? "" : ", " + items + " items");
  }
}
