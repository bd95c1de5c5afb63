package org.onroll.units;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onroll.local.engines.template.TableDefinition.Index;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The units of one table's calls, and all of its items, since a write is billed by the larger of
 * what it replaces and what it puts. One call at a time.
 */
final class Tally {
  private final List<Index> indexes;
  private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items =
      new HashMap<>();
  private final Map<String, Check> checks = new TreeMap<>();
  private Units units = Units.NONE;

  Tally(List<Index> indexes) {
    this.indexes = indexes;
  }

  /**
   * DynamoDB Local's figures beside these.
   *
   * @param same calls for which both say the same
   */
  record Check(int calls, int same, double ours, double theirs) {
    static final Check NONE = new Check(0, 0, 0, 0);

    Check plus(double mine, double other) {
      boolean equal = Math.abs(mine - other) < 0.01;
      return new Check(calls + 1, same + (equal ? 1 : 0), ours + mine, theirs + other);
    }
  }

  synchronized Units units() {
    return units;
  }

  synchronized Map<String, Check> checks() {
    return new TreeMap<>(checks);
  }

  /** What {@code work} costs. */
  Units of(Runnable work) {
    Units before = units();
    work.run();
    return units().minus(before);
  }

  synchronized void done(SdkRequest request, SdkResponse response) {
    Units cost =
        switch (request) {
          case PutItemRequest r -> write(key(r.item()), r.item(), 1);
          case DeleteItemRequest r -> write(r.key(), null, 1);
          case BatchWriteItemRequest r ->
              sum(r.requestItems().values().stream().flatMap(List::stream).map(this::write));
          case TransactWriteItemsRequest r -> sum(r.transactItems().stream().map(this::write));
          case GetItemRequest r ->
              read(
                  List.of(((GetItemResponse) response).item()),
                  Boolean.TRUE.equals(r.consistentRead()));
          case QueryRequest r ->
              query(((QueryResponse) response).items(), Boolean.TRUE.equals(r.consistentRead()));
          case BatchGetItemRequest r -> batch(r, (BatchGetItemResponse) response);
          default -> Units.NONE;
        };
    units = units.plus(cost);
    check(request, cost, response);
  }

  /** A condition did not hold: what stands there is billed. */
  synchronized void refused(SdkRequest request) {
    int each =
        switch (request) {
          case PutItemRequest r -> size(key(r.item()));
          case TransactWriteItemsRequest r ->
              r.transactItems().stream().mapToInt(i -> 2 * size(key(i))).sum();
          default -> 0;
        };
    units = units.plus(new Units(each, 0, 0));
  }

  private int size(Map<String, AttributeValue> key) {
    return ItemSize.writeUnits(ItemSize.bytes(items.getOrDefault(key, Map.of())));
  }

  private static Units sum(java.util.stream.Stream<Units> all) {
    return all.reduce(Units.NONE, Units::plus);
  }

  private Units write(WriteRequest w) {
    return w.putRequest() == null
        ? write(w.deleteRequest().key(), null, 1)
        : write(key(w.putRequest().item()), w.putRequest().item(), 1);
  }

  private Units write(TransactWriteItem i) {
    return write(key(i), i.put() == null ? null : i.put().item(), 2);
  }

  private static Map<String, AttributeValue> key(TransactWriteItem i) {
    return i.put() == null ? i.delete().key() : key(i.put().item());
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return only(item, Set.of("PK", "SK"));
  }

  private static Map<String, AttributeValue> only(
      Map<String, AttributeValue> item, Set<String> names) {
    Map<String, AttributeValue> some = new HashMap<>(item);
    some.keySet().retainAll(names);
    return some;
  }

  private Units write(
      Map<String, AttributeValue> key, @Nullable Map<String, AttributeValue> item, int times) {
    Map<String, AttributeValue> before = items.getOrDefault(key, Map.of());
    Map<String, AttributeValue> after = item == null ? Map.of() : item;
    if (item == null) items.remove(key);
    else items.put(key, item);
    int larger = Math.max(ItemSize.bytes(before), ItemSize.bytes(after));
    double entries = indexes.stream().mapToDouble(i -> entry(i, before, after)).sum();
    return new Units(times * ItemSize.writeUnits(larger), entries, 0);
  }

  /**
   * An entry that comes, goes, or changes is written once; one whose key changes goes and comes.
   */
  private static int entry(
      Index index, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    Map<String, AttributeValue> old = entry(index, before);
    Map<String, AttributeValue> now = entry(index, after);
    if (old.equals(now)) return 0;
    int was = ItemSize.bytes(old);
    int is = ItemSize.bytes(now);
    if (old.isEmpty() || now.isEmpty()) return ItemSize.writeUnits(Math.max(was, is));
    Set<String> key = Set.of(index.key().hash(), index.key().range().orElse(""));
    return only(old, key).equals(only(now, key))
        ? ItemSize.writeUnits(Math.max(was, is))
        : ItemSize.writeUnits(was) + ItemSize.writeUnits(is);
  }

  private static Map<String, AttributeValue> entry(Index index, Map<String, AttributeValue> item) {
    if (!item.containsKey(index.key().hash())) return Map.of();
    Set<String> names = new TreeSet<>(index.included());
    names.addAll(List.of("PK", "SK", index.key().hash(), index.key().range().orElse("PK")));
    return only(item, names);
  }

  private static Units read(List<Map<String, AttributeValue>> each, boolean consistent) {
    double whole = each.stream().mapToDouble(i -> ItemSize.readUnits(ItemSize.bytes(i))).sum();
    return new Units(0, 0, consistent ? whole : whole / 2);
  }

  /** Sizes are added up, and rounded up once. */
  private static Units query(List<Map<String, AttributeValue>> found, boolean consistent) {
    double whole = ItemSize.readUnits(found.stream().mapToInt(ItemSize::bytes).sum());
    return new Units(0, 0, consistent ? whole : whole / 2);
  }

  private static Units batch(BatchGetItemRequest request, BatchGetItemResponse response) {
    var wanted = request.requestItems().values().iterator().next();
    List<Map<String, AttributeValue>> found =
        response.responses().values().stream().flatMap(List::stream).toList();
    int missing = wanted.keys().size() - found.size();
    Units there = read(found, Boolean.TRUE.equals(wanted.consistentRead()));
    return there.plus(
        new Units(0, 0, Boolean.TRUE.equals(wanted.consistentRead()) ? missing : missing / 2.0));
  }

  private void check(SdkRequest request, Units cost, SdkResponse response) {
    List<ConsumedCapacity> said =
        switch (response) {
          case PutItemResponse r -> List.of(r.consumedCapacity());
          case DeleteItemResponse r -> List.of(r.consumedCapacity());
          case GetItemResponse r -> List.of(r.consumedCapacity());
          case QueryResponse r -> List.of(r.consumedCapacity());
          case BatchGetItemResponse r -> r.consumedCapacity();
          case BatchWriteItemResponse r -> r.consumedCapacity();
          case TransactWriteItemsResponse r -> r.consumedCapacity();
          default -> List.of();
        };
    if (said.isEmpty()) return;
    String name = request.getClass().getSimpleName().replaceFirst("Request$", "");
    double theirs = said.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    checks.merge(
        name,
        Check.NONE.plus(cost.allWrites() + cost.reads(), theirs),
        (a, b) ->
            new Check(
                a.calls() + b.calls(),
                a.same() + b.same(),
                a.ours() + b.ours(),
                a.theirs() + b.theirs()));
  }
}
