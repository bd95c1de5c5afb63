package org.onroll.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table without what may differ from one run to the next: how often a thing was tried and
 * written, SES's own ids, and the time of day.
 */
record State(Map<String, Map<String, String>> items) {
  private static final Map<String, String> GONE = Map.of();
  private static final Set<String> PASSING =
      Set.of(
          "version", "attempts", "sesId", "nextAttemptAt", "leasedUntil", "lastError", "expiresAt");
  private static final String INSTANT = "(\\d{4}-\\d\\d-\\d\\d)T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z";

  /**
   * What of a table was written.
   *
   * @param items all that the table holds, by key
   * @param written keys of what was written, and is perhaps gone
   * @param together things arrived at the same time: what a sender is told, and who has said first
   *     that a child has left, belongs to no one order
   */
  static State of(
      Map<String, Map<String, AttributeValue>> items, Set<String> written, boolean together) {
    Map<String, Map<String, String>> comparable = new TreeMap<>();
    for (String key : written) {
      Set<String> passing = new TreeSet<>(PASSING);
      if (together && key.contains("/SEEN#LEFT#")) passing.add("source");
      if (together && key.endsWith("/RECEIPT")) passing.add("answer");
      Map<String, AttributeValue> item = items.get(key);
      if (item == null) comparable.put(key, GONE);
      else if (!isOrphan(key, items)) comparable.put(key, comparable(item, passing));
    }
    return new State(comparable);
  }

  /**
   * A roll is put before the transaction that accepts it; where another roll came first, or the
   * process ended, it stays as one that no head has named, until it expires.
   */
  private static boolean isOrphan(String key, Map<String, Map<String, AttributeValue>> items) {
    if (!key.contains("/ROLL#") || !key.endsWith("#ACCEPTED")) return false;
    String school = key.substring(0, key.indexOf('/'));
    String hash = key.split("#", -1)[3];
    return items.entrySet().stream()
        .filter(
            e -> e.getKey().equals(school + "/HEAD") || e.getKey().startsWith(school + "/STEP#"))
        .noneMatch(e -> e.getValue().toString().contains(hash));
  }

  private static Map<String, String> comparable(
      Map<String, AttributeValue> item, Set<String> passing) {
    Map<String, String> comparable = new TreeMap<>();
    item.forEach(
        (name, value) -> {
          if (passing.contains(name)) return;
          comparable.put(name, value.toString().replaceAll(INSTANT, "$1"));
        });
    return comparable;
  }

  /** In words: which items and attributes are not as in {@code expected}. Keys only, no content. */
  List<String> differences(State expected) {
    List<String> differences = new ArrayList<>();
    Set<String> keys = new TreeSet<>(items.keySet());
    keys.addAll(expected.items.keySet());
    for (String key : keys) {
      Map<String, String> is = items.get(key);
      Map<String, String> should = expected.items.get(key);
      boolean there = is != null && !is.equals(GONE);
      boolean shouldBe = should != null && !should.equals(GONE);
      if (is == null || should == null || !there || !shouldBe) {
        // Written and gone again, or never written.
        if (there != shouldBe) differences.add((there ? "too much " : "missing ") + key);
      } else if (!is.equals(should)) {
        Set<String> names = new TreeSet<>(is.keySet());
        names.addAll(should.keySet());
        names.removeIf(n -> java.util.Objects.equals(is.get(n), should.get(n)));
        differences.add("different " + key + " " + names);
      }
    }
    return differences;
  }
}
