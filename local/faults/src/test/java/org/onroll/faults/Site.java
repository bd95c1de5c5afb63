package org.onroll.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onroll.domain.books.Books;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.table.TableArchive;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
  private static final int SNS_ATTEMPTS = 3;

  private final Town town;
  private final Mailbox mailbox;
  private final Instant begin;
  private final Contents beginning;
  private Contents now;
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
    this.now = beginning;
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
    now.items()
        .forEach(
            (key, item) -> {
              if (!beginning.items().containsKey(key)) writes.add(delete(item));
            });
    beginning
        .items()
        .forEach(
            (key, item) -> {
              if (!item.equals(now.items().get(key))) writes.add(put(item));
            });
    for (int from = 0; from < writes.size(); from += BATCH) {
      Map<String, List<WriteRequest>> left =
          Map.of(town.table(), writes.subList(from, Math.min(from + BATCH, writes.size())));
      while (!left.isEmpty()) {
        Map<String, List<WriteRequest>> these = left;
        left = town.client().batchWriteItem(r -> r.requestItems(these)).unprocessedItems();
      }
    }
    now = beginning;
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

  /** What is there in the end. */
  End end() {
    now = town.contents();
    List<String> disagreements =
        Books.audit(new TableArchive(now.items().values())).disagreements().stream()
            .map(Books.Disagreement::toString)
            .toList();
    return new End(State.of(now, together), disagreements);
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
