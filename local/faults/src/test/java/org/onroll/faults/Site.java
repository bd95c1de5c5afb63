package org.onroll.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.books.Books;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.table.TableArchive;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A town with all functions, that goes back to how it began as often as one likes. Its clock stands
 * unless the schedules run.
 */
final class Site implements AutoCloseable {
  /** Longer than any lease: what a killed process had taken is free again. */
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(16);

  private static final int ROUNDS = 3;
  private static final int BATCH = 25;
  private static final int READ = 100;
  private static final int SNS_ATTEMPTS = 3;

  private final Town town;
  private final Mailbox mailbox;
  private final Instant begin;
  private final Contents beginning;
  private final Map<String, @Nullable Map<String, AttributeValue>> changed = new HashMap<>();
  private final boolean cold;
  private Functions first;
  private Functions next;
  private final Functions rival;
  private Functions functions;
  private final List<String> drains;
  private final boolean eventsArrive;
  private final boolean together;

  Site(Scenario scenario) {
    this.town = scenario.given().get();
    this.drains = scenario.drains();
    this.eventsArrive = scenario.eventsArrive();
    this.cold = scenario.cold();
    this.together = !scenario.meanwhile().isEmpty();
    this.mailbox = new Mailbox(town.clock());
    town.with("AWS_ENDPOINT_URL_SES", mailbox.endpoint()).with("CONCURRENCY", "1");
    this.begin = town.clock().instant();
    this.beginning = town.contents();
    this.first = new Functions(town.environment());
    this.next = new Functions(town.environment());
    this.rival = new Functions(town.environment());
    this.functions = first;
  }

  /**
   * How a run ended.
   *
   * @param disagreements of the books
   */
  record End(State state, List<String> disagreements) {}

  Town town() {
    return town;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Functions functions() {
    return functions;
  }

  Functions next() {
    return next;
  }

  /** Instances of somebody else's. */
  Functions rival() {
    return rival;
  }

  /** What comes next meets other instances. */
  void restartFunctions() {
    functions = next;
  }

  /**
   * As it began; to be called after {@link #end}. The functions are warm, which costs less than
   * making them, unless the scenario wants them cold.
   */
  void reset() {
    List<WriteRequest> writes = new ArrayList<>();
    changed.forEach(
        (name, item) -> {
          Map<String, AttributeValue> before = beginning.items().get(name);
          if (before == null && item != null) writes.add(delete(item));
          else if (before != null && !before.equals(item)) writes.add(put(before));
        });
    for (int from = 0; from < writes.size(); from += BATCH) {
      Map<String, List<WriteRequest>> left =
          Map.of(town.table(), writes.subList(from, Math.min(from + BATCH, writes.size())));
      while (!left.isEmpty()) {
        Map<String, List<WriteRequest>> these = left;
        left = town.client().batchWriteItem(r -> r.requestItems(these)).unprocessedItems();
      }
    }
    changed.clear();
    Set<?> _ = ExternalCalls.written(town.table());
    town.clock().to(begin.toString());
    mailbox.forget();
    if (cold) {
      first = new Functions(town.environment());
      next = new Functions(town.environment());
    }
    functions = first;
  }

  /** The schedules run as the next hour passes, and SES tells what it has to. */
  void settle() {
    tellEvents();
    for (int round = 0; round < ROUNDS; round++) {
      town.clock().pass(BETWEEN_ROUNDS);
      for (String drain : drains) {
        Delivery.schedule(drain).to(functions);
        tellEvents();
      }
    }
  }

  private void tellEvents() {
    for (JsonNode event : mailbox.events()) {
      if (!eventsArrive) continue;
      Delivery delivery = Delivery.event("mail-feedback", () -> event);
      for (int i = 0; i < SNS_ATTEMPTS && !delivery.to(functions).taken(); i++) {}
    }
  }

  /** What is there in the end: read again is what was written since it began. */
  End end() {
    Set<Map<String, AttributeValue>> written = ExternalCalls.written(town.table());
    changed.clear();
    written.forEach(key -> changed.put(name(key), null));
    List<Map<String, AttributeValue>> keys = List.copyOf(written);
    for (int from = 0; from < keys.size(); from += READ) {
      Map<String, KeysAndAttributes> left =
          Map.of(
              town.table(),
              KeysAndAttributes.builder()
                  .keys(keys.subList(from, Math.min(from + READ, keys.size())))
                  .consistentRead(true)
                  .build());
      while (!left.isEmpty()) {
        Map<String, KeysAndAttributes> these = left;
        BatchGetItemResponse read = town.client().batchGetItem(r -> r.requestItems(these));
        read.responses()
            .getOrDefault(town.table(), List.of())
            .forEach(item -> changed.put(name(item), item));
        left = read.unprocessedKeys();
      }
    }
    Map<String, Map<String, AttributeValue>> now = new TreeMap<>(beginning.items());
    changed.forEach(
        (key, item) -> {
          if (item == null) now.remove(key);
          else now.put(key, item);
        });
    List<String> disagreements =
        Books.audit(new TableArchive(now.values())).disagreements().stream()
            .map(Books.Disagreement::toString)
            .toList();
    return new End(State.of(now, changed.keySet(), together), disagreements);
  }

  private static String name(Map<String, AttributeValue> item) {
    return Contents.text(item, "PK") + "/" + Contents.text(item, "SK");
  }

  private static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(p -> p.item(item)).build();
  }

  private static WriteRequest delete(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>(item);
    key.keySet().retainAll(List.of("PK", "SK"));
    return WriteRequest.builder().deleteRequest(d -> d.key(key)).build();
  }

  @Override
  public void close() {
    town.client().deleteTable(d -> d.tableName(town.table()));
    mailbox.close();
  }
}
