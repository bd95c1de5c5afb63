package org.onroll.platform.table;

import static org.onroll.platform.table.Refusals.ask;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Page;
import org.onroll.domain.records.Records;
import org.onroll.domain.records.Stored;
import org.onroll.domain.records.Together;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The records in the one table. Reads by key are strongly consistent; the indexes {@code due} and
 * {@code worklist} give keys only, and what they name is read again. Each call throws {@link
 * TableUnavailableException} where the table would not, or did not answer.
 */
public final class DynamoRecords implements Records {
  /** Most writes that BatchWriteItem takes. */
  private static final int BATCH = 25;

  private static final int QUERY_PAGE = 100;
  private final DynamoDbClient dynamo;
  private final String table;
  private final BatchReads batches;

  public DynamoRecords(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.batches = new BatchReads(dynamo, table);
  }

  @Override
  public <R extends Stored> Optional<R> find(Key<R> key) {
    GetItemResponse found =
        ask(() -> dynamo.getItem(r -> r.tableName(table).key(Items.key(key)).consistentRead(true)));
    return found.hasItem() ? Items.read(key.type(), found.item()) : Optional.empty();
  }

  @Override
  public <R extends Stored> List<R> findAll(List<Key<R>> keys) {
    List<R> all = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += QUERY_PAGE) {
      List<Key<R>> some = keys.subList(from, Math.min(from + QUERY_PAGE, keys.size()));
      Class<R> type = some.getFirst().type();
      for (Map<String, AttributeValue> item :
          batches.items(some.stream().map(Items::key).distinct().toList())) {
        Items.read(type, item).ifPresent(all::add);
      }
    }
    return all;
  }

  @Override
  public Together together(List<Key<?>> keys) {
    List<Map<String, AttributeValue>> asked = new ArrayList<>();
    for (Key<?> key : keys) asked.add(Items.key(key));
    List<Stored> found = new ArrayList<>();
    for (Map<String, AttributeValue> item : batches.items(asked)) {
      for (Key<?> key : keys) {
        if (Items.isAt(key, item)) Items.read(key.type(), item).ifPresent(found::add);
      }
    }
    return new Together(found);
  }

  @Override
  public <R extends Stored> List<R> list(Class<R> type, String partition, String sortPrefix) {
    List<R> all = new ArrayList<>();
    String cursor = null;
    do {
      Page<R> page = page(type, partition, sortPrefix, cursor, QUERY_PAGE);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  @Override
  public <R extends Stored> Page<R> page(
      Class<R> type, String partition, String sortPrefix, @Nullable String cursor, int limit) {
    QueryResponse found =
        query(
            r ->
                r.consistentRead(true)
                    .limit(limit)
                    .exclusiveStartKey(
                        cursor == null ? null : Cursors.ofPartition(cursor, partition, sortPrefix))
                    .keyConditionExpression("PK = :p and begins_with(SK, :s)")
                    .expressionAttributeValues(
                        Map.of(":p", fromS(partition), ":s", fromS(sortPrefix))));
    List<R> items = new ArrayList<>();
    for (Map<String, AttributeValue> item : found.items()) {
      Items.read(type, item).ifPresent(items::add);
    }
    return new Page<>(items, Cursors.write(found.lastEvaluatedKey()));
  }

  @Override
  public <R extends Stored> Page<R> worklist(
      Class<R> type, String list, @Nullable String cursor, int limit) {
    QueryResponse found =
        query(
            r ->
                ofList(r, list)
                    .limit(Math.min(limit, QUERY_PAGE))
                    .exclusiveStartKey(cursor == null ? null : Cursors.ofList(cursor, list)));
    List<R> items = new ArrayList<>();
    for (Map<String, AttributeValue> item :
        batches.items(found.items().stream().map(Items::keyOf).toList())) {
      Items.read(type, item)
          .filter(i -> i.listed().filter(l -> l.list().equals(list)).isPresent())
          .ifPresent(items::add);
    }
    return new Page<>(items, Cursors.write(found.lastEvaluatedKey()));
  }

  @Override
  public long count(String list) {
    long count = 0;
    Map<String, AttributeValue> from = null;
    do {
      Map<String, AttributeValue> next = from;
      QueryResponse page = query(r -> ofList(r, list).select(Select.COUNT).exclusiveStartKey(next));
      count += page.count();
      from = page.lastEvaluatedKey();
    } while (!from.isEmpty());
    return count;
  }

  @Override
  public Optional<String> first(String list) {
    return query(r -> ofList(r, list).limit(1)).items().stream()
        .map(item -> new Attributes(item).text("worklistOrder"))
        .findFirst();
  }

  private static QueryRequest.Builder ofList(QueryRequest.Builder request, String list) {
    return request
        .indexName(Items.WORKLIST)
        .keyConditionExpression("worklist = :l")
        .expressionAttributeValues(Map.of(":l", fromS(list)));
  }

  @Override
  public List<Key<? extends Stored>> due(DueKind kind, Instant now, int limit) {
    record Hint(String at, Key<? extends Stored> key) {}
    List<Hint> hints = new ArrayList<>();
    for (int shard = 0; shard < Items.SHARDS; shard++) {
      String partition = Items.shard(kind, shard);
      QueryResponse found = query(r -> dueBy(r, partition, now).limit(limit));
      for (Map<String, AttributeValue> item : found.items()) {
        AttributeValue at = item.get("dueAt");
        hints.add(new Hint(at == null ? "" : at.s(), Items.typedKey(kind, item)));
      }
    }
    return hints.stream()
        .sorted(Comparator.comparing(Hint::at))
        .limit(limit)
        .<Key<? extends Stored>>map(Hint::key)
        .toList();
  }

  private static QueryRequest.Builder dueBy(
      QueryRequest.Builder request, String shard, Instant now) {
    return request
        .indexName(Items.DUE)
        .keyConditionExpression("dueShard = :s and dueAt <= :now")
        .expressionAttributeValues(Map.of(":s", fromS(shard), ":now", fromS(Items.time(now))));
  }

  @Override
  public Optional<Instant> longestDue(DueKind kind, Instant now) {
    return IntStream.range(0, Items.SHARDS)
        .mapToObj(shard -> Items.shard(kind, shard))
        .flatMap(shard -> query(r -> dueBy(r, shard, now).limit(1)).items().stream())
        .map(item -> new Attributes(item).instant("dueAt"))
        .min(Comparator.naturalOrder());
  }

  @Override
  public void commit(List<Change> changes) {
    try {
      ask(() -> changes.size() == 1 ? commitOne(changes.getFirst()) : commitAll(changes));
    } catch (ConditionalCheckFailedException e) {
      throw Writes.lost(changes.getFirst(), true);
    } catch (TransactionConflictException e) {
      throw new ConflictException("in another's transaction: " + Writes.key(changes.getFirst()));
    } catch (TransactionCanceledException e) {
      boolean lost =
          e.cancellationReasons().stream()
              .anyMatch(
                  c ->
                      "ConditionalCheckFailed".equals(c.code())
                          || "TransactionConflict".equals(c.code()));
      if (!lost) throw e;
      throw Writes.lost(changes, e);
    } catch (DynamoDbException e) {
      AwsErrorDetails details = e.awsErrorDetails();
      String said = details == null ? "" : String.valueOf(details.errorMessage());
      if (said.contains("Item size")) throw new TooLargeException();
      throw e;
    }
  }

  private DynamoDbResponse commitAll(List<Change> changes) {
    return dynamo.transactWriteItems(
        r -> r.transactItems(changes.stream().map(c -> Writes.transact(c, table)).toList()));
  }

  private DynamoDbResponse commitOne(Change change) {
    return switch (change) {
      case Change.Create c ->
          dynamo.putItem(
              r ->
                  r.tableName(table)
                      .item(Items.write(c.record()))
                      .conditionExpression(Writes.ABSENT));
      case Change.Replace c ->
          dynamo.putItem(
              r ->
                  r.tableName(table)
                      .item(Items.write(c.record()))
                      .conditionExpression(Writes.VERSION)
                      .expressionAttributeValues(
                          Map.of(":was", fromN(Long.toString(c.record().version() - 1)))));
      case Change.Put c -> {
        Put put = Writes.put(c, table);
        yield dynamo.putItem(
            r ->
                r.tableName(table)
                    .item(put.item())
                    .conditionExpression(put.conditionExpression())
                    .expressionAttributeNames(put.expressionAttributeNames())
                    .expressionAttributeValues(put.expressionAttributeValues()));
      }
      case Change.Remove c -> dynamo.deleteItem(r -> r.tableName(table).key(Items.key(c.key())));
    };
  }

  private QueryResponse query(Consumer<QueryRequest.Builder> request) {
    return ask(() -> dynamo.query(r -> request.accept(r.tableName(table))));
  }

  @Override
  public void write(List<Change> changes) {
    Map<Key<?>, WriteRequest> last = new HashMap<>();
    for (Change change : changes) last.put(Writes.key(change), Writes.batch(change));
    List<WriteRequest> requests = new ArrayList<>(last.values());
    for (int from = 0; from < requests.size(); from += BATCH) {
      Map<String, List<WriteRequest>> batch =
          Map.of(table, requests.subList(from, Math.min(from + BATCH, requests.size())));
      Backoff backoff = new Backoff();
      while (!batch.isEmpty()) {
        Map<String, List<WriteRequest>> now = batch;
        batch = ask(() -> dynamo.batchWriteItem(r -> r.requestItems(now))).unprocessedItems();
        if (!batch.isEmpty()) backoff.pause();
      }
    }
  }
}
