package org.onroll.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The external calls of one run of a scenario in their order, and the fault at one of them. Only
 * calls of the thread that it watches are seen: the functions are told to do one thing at a time.
 */
final class Watch {
  private static final ThreadLocal<@Nullable Watch> CURRENT = new ThreadLocal<>();

  private final int at;
  private final @Nullable Fault fault;
  private final Runnable rival;
  private final List<String> calls = new ArrayList<>();
  private boolean struck;
  private boolean dead;
  private int callsOfTheDead;

  /**
   * @param at number of the call to strike, from 1
   * @param rival what is done at {@link Fault#OVERTAKEN}
   */
  Watch(int at, @Nullable Fault fault, Runnable rival) {
    this.at = at;
    this.fault = fault;
    this.rival = rival;
  }

  /** Looks on only. */
  static Watch counting() {
    return new Watch(0, null, () -> {});
  }

  static @Nullable Watch current() {
    return CURRENT.get();
  }

  /** Watches the calls that {@code work} makes on this thread. */
  <T> T over(Supplier<T> work) {
    Watch before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      if (before == null) CURRENT.remove();
      else CURRENT.set(before);
    }
  }

  /** A call is about to be made; gives its number. */
  int begin(String call) {
    if (dead) {
      callsOfTheDead++;
      throw new Killed();
    }
    calls.add(call);
    return calls.size();
  }

  /** The fault to strike this call with now; null for none. */
  @Nullable Fault strikes(int number) {
    return number == at && !struck ? fault : null;
  }

  void struck() {
    struck = true;
  }

  boolean hasStruck() {
    return struck;
  }

  Killed kill() {
    struck = true;
    dead = true;
    return new Killed();
  }

  void overtake() {
    struck = true;
    CURRENT.remove();
    try {
      rival.run();
    } finally {
      CURRENT.set(this);
    }
  }

  /** A new process goes on where the killed one stopped. */
  void restart() {
    dead = false;
  }

  /** Each call by its kind, in order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** How many calls the killed process tried to make: none, or the kill was none. */
  int callsOfTheDead() {
    return callsOfTheDead;
  }
}
