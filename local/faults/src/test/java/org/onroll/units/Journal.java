package org.onroll.units;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was done, how often, and what it took. Logs are counted instead of shown. */
final class Journal implements AutoCloseable {
  private final Tally tally;
  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final PrintStream terminal = System.out;
  private long logged;

  /**
   * One call of a function.
   *
   * @param size of what it was about: pupils who moved, deadlines, mails
   */
  record Entry(Units units, int size, long logBytes, double seconds) {}

  Journal(Tally tally) {
    this.tally = tally;
    System.setOut(
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                logged++;
              }

              @Override
              public void write(byte[] bytes, int from, int length) {
                logged += length;
              }
            },
            true));
  }

  Entry did(String what, int size, Runnable work) {
    long before = logged;
    long begun = System.nanoTime();
    Units units = tally.of(work);
    Entry entry = new Entry(units, size, logged - before, (System.nanoTime() - begun) / 1e9);
    entries.computeIfAbsent(what, w -> new ArrayList<>()).add(entry);
    return entry;
  }

  /** Known only afterwards what it was. */
  void rename(String from, String to) {
    List<Entry> all = entries.get(from);
    if (all == null) return;
    entries.computeIfAbsent(to, w -> new ArrayList<>()).add(all.removeLast());
    if (all.isEmpty()) entries.remove(from);
  }

  Map<String, List<Entry>> entries() {
    return entries;
  }

  /** All of one kind together. */
  Units sum(String what) {
    return entries.getOrDefault(what, List.of()).stream()
        .map(Entry::units)
        .reduce(Units.NONE, Units::plus);
  }

  int count(String what) {
    return entries.getOrDefault(what, List.of()).size();
  }

  int sizes(String what) {
    return entries.getOrDefault(what, List.of()).stream().mapToInt(Entry::size).sum();
  }

  @Override
  public void close() {
    System.setOut(terminal);
  }
}
