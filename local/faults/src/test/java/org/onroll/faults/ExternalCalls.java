package org.onroll.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onroll.local.engines.junit.TableExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SesException;

/**
 * Stands between the functions and what they call: the SDK finds this class by a resource on the
 * class path. Tells the {@link Watch} of each call, and strikes where it says.
 */
public final class ExternalCalls implements ExecutionInterceptor {
  private static final ExecutionAttribute<Integer> NUMBER =
      new ExecutionAttribute<>("onroll-call-number");
  private static final ExecutionAttribute<SdkRequest> LEFT =
      new ExecutionAttribute<>("onroll-left-unprocessed");
  private static final ExecutionAttribute<SdkRequest> UNBROKEN =
      new ExecutionAttribute<>("onroll-unbroken");
  private static final Map<String, Set<Map<String, AttributeValue>>> WRITTEN =
      new ConcurrentHashMap<>();
  private static final int MILLIS = 1;

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    Watch watch = Watch.current();
    if (watch == null) return;
    int number = watch.begin(kind(context.request()));
    attributes.putAttribute(NUMBER, number);
    Fault fault = watch.strikes(number);
    if (fault == null) return;
    switch (fault) {
      case KILLED_BEFORE -> throw watch.kill();
      case THROTTLED -> {
        watch.struck();
        throw throttling(context.request());
      }
      case OVERTAKEN -> watch.overtake();
      default -> {}
    }
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    Break broken = Break.current();
    if (broken != null) attributes.putAttribute(UNBROKEN, context.request());
    SdkRequest request = broken == null ? context.request() : broken.on(context.request());
    Watch watch = Watch.current();
    if (watch == null || !strikes(watch, attributes, Fault.UNPROCESSED)) return request;
    watch.struck();
    return switch (request) {
      case BatchWriteItemRequest r -> {
        Map<String, List<WriteRequest>> left = everyOther(r.requestItems(), 1);
        attributes.putAttribute(LEFT, r.toBuilder().requestItems(left).build());
        yield r.toBuilder().requestItems(everyOther(r.requestItems(), 0)).build();
      }
      case BatchGetItemRequest r -> {
        attributes.putAttribute(LEFT, r.toBuilder().requestItems(keys(r, 1)).build());
        yield r.toBuilder().requestItems(keys(r, 0)).build();
      }
      default -> request;
    };
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    Watch watch = Watch.current();
    if (watch == null) return;
    if (strikes(watch, attributes, Fault.KILLED_AFTER)) {
      read(context);
      throw watch.kill();
    }
    if (strikes(watch, attributes, Fault.ANSWER_LOST)) {
      read(context);
      watch.struck();
      throw ApiCallAttemptTimeoutException.create(MILLIS);
    }
    if (strikes(watch, attributes, Fault.TIMED_OUT)) {
      read(context);
      watch.struck();
      throw ApiCallTimeoutException.create(MILLIS);
    }
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    SdkRequest left = attributes.getAttribute(LEFT);
    return switch (context.response()) {
      case BatchWriteItemResponse r when left instanceof BatchWriteItemRequest l ->
          r.toBuilder().unprocessedItems(l.requestItems()).build();
      case BatchGetItemResponse r when left instanceof BatchGetItemRequest l ->
          r.toBuilder().unprocessedKeys(l.requestItems()).build();
      default -> context.response();
    };
  }

  /** Keys that were written, by table, since they were asked for last. */
  static Set<Map<String, AttributeValue>> written(String table) {
    Set<Map<String, AttributeValue>> keys = WRITTEN.remove(table);
    return keys == null ? Set.of() : keys;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    switch (context.request()) {
      case PutItemRequest r -> note(r.tableName(), r.item());
      case DeleteItemRequest r -> note(r.tableName(), r.key());
      case BatchWriteItemRequest r ->
          r.requestItems().forEach((table, writes) -> writes.forEach(w -> note(table, written(w))));
      case TransactWriteItemsRequest r -> r.transactItems().forEach(ExternalCalls::note);
      default -> {}
    }
  }

  private static void note(TransactWriteItem item) {
    if (item.put() == null) note(item.delete().tableName(), item.delete().key());
    else note(item.put().tableName(), item.put().item());
  }

  private static void note(String table, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>(item);
    key.keySet().retainAll(List.of("PK", "SK"));
    WRITTEN.computeIfAbsent(table, t -> ConcurrentHashMap.newKeySet()).add(key);
  }

  private static Map<String, AttributeValue> written(WriteRequest write) {
    return write.putRequest() == null ? write.deleteRequest().key() : write.putRequest().item();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    Break broken = Break.current();
    SdkRequest unbroken = attributes.getAttribute(UNBROKEN);
    if (broken == null || !(unbroken instanceof TransactWriteItemsRequest r)) return;
    for (Map<String, AttributeValue> item : broken.leftOut(r)) {
      String table = r.transactItems().getFirst().put().tableName();
      new TableExtension().client().putItem(p -> p.tableName(table).item(item));
    }
  }

  /** The functions stay: what nobody has read would keep its connection for ever. */
  private static void read(Context.AfterTransmission context) {
    context
        .responseBody()
        .ifPresent(
            body -> {
              try (body) {
                body.readAllBytes();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static boolean strikes(Watch watch, ExecutionAttributes attributes, Fault fault) {
    Integer number = attributes.getAttribute(NUMBER);
    return number != null && watch.strikes(number) == fault;
  }

  private static RuntimeException throttling(SdkRequest request) {
    AwsErrorDetails details =
        AwsErrorDetails.builder()
            .errorCode(
                request instanceof SendEmailRequest
                    ? "Throttling"
                    : "ProvisionedThroughputExceededException")
            .errorMessage("Rate exceeded")
            .build();
    return request instanceof SendEmailRequest
        ? SesException.builder().statusCode(400).awsErrorDetails(details).build()
        : ProvisionedThroughputExceededException.builder()
            .statusCode(400)
            .awsErrorDetails(details)
            .build();
  }

  private static Map<String, List<WriteRequest>> everyOther(
      Map<String, List<WriteRequest>> all, int from) {
    return all.entrySet().stream()
        .filter(e -> e.getValue().size() > from)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> everyOther(e.getValue(), from)));
  }

  private static Map<String, KeysAndAttributes> keys(BatchGetItemRequest request, int from) {
    return request.requestItems().entrySet().stream()
        .filter(e -> e.getValue().keys().size() > from)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> e.getValue().toBuilder().keys(everyOther(e.getValue().keys(), from)).build()));
  }

  private static <T> List<T> everyOther(List<T> all, int from) {
    List<T> some = new ArrayList<>();
    for (int i = from; i < all.size(); i += 2) some.add(all.get(i));
    return some;
  }

  /** Operation and kinds of items: calls of one kind are made by one place in the code. */
  private static String kind(SdkRequest request) {
    String name = request.getClass().getSimpleName().replaceFirst("Request$", "");
    Stream<String> items =
        switch (request) {
          case GetItemRequest r -> Stream.of(entity(r.key()));
          case PutItemRequest r -> Stream.of(entity(r.item()));
          case DeleteItemRequest r -> Stream.of(entity(r.key()));
          case QueryRequest r -> Stream.of(queried(r));
          case BatchGetItemRequest r ->
              r.requestItems().values().stream()
                  .flatMap(k -> k.keys().stream())
                  .map(ExternalCalls::entity);
          case BatchWriteItemRequest r ->
              r.requestItems().values().stream().flatMap(List::stream).map(w -> entity(written(w)));
          case TransactWriteItemsRequest r -> r.transactItems().stream().map(ExternalCalls::entity);
          default -> Stream.empty();
        };
    String kinds = items.distinct().sorted().collect(Collectors.joining("+"));
    return kinds.isEmpty() ? name : name + " " + kinds;
  }

  private static String entity(TransactWriteItem item) {
    return entity(item.put() == null ? item.delete().key() : item.put().item());
  }

  private static String entity(Map<String, AttributeValue> item) {
    AttributeValue kind = item.get("kind");
    if (kind != null) return kind.s();
    String sort = Objects.requireNonNull(item.get("SK")).s().replaceFirst("#.*", "");
    String partition = Objects.requireNonNull(item.get("PK")).s().replaceFirst("#.*", "");
    return (sort.equals("PROFILE") || sort.equals(partition) ? partition : sort)
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static String queried(QueryRequest request) {
    @Nullable AttributeValue prefix = request.expressionAttributeValues().get(":s");
    @Nullable AttributeValue list = request.expressionAttributeValues().get(":l");
    AttributeValue of = list == null ? Objects.requireNonNull(prefix) : list;
    String what = of.s().replaceFirst("#.*", "").toLowerCase(java.util.Locale.ROOT);
    return request.indexName() == null ? what : request.indexName() + ":" + what;
  }
}
