package org.onroll.units;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onroll.local.engines.template.TableDefinition;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Counts the units of each call to the tables that it was told of. The SDK finds this class by a
 * resource on the class path.
 */
public final class Meter implements ExecutionInterceptor {
  private static final Map<String, Tally> TALLIES = new ConcurrentHashMap<>();

  /** Counts from now on; the table is still empty. */
  static Tally on(String table, TableDefinition definition) {
    Tally tally = new Tally(definition.indexes());
    TALLIES.put(table, tally);
    return tally;
  }

  /** DynamoDB Local is asked what it would bill, to be compared. */
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (tally(context.request()) == null) return context.request();
    ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
    return switch (context.request()) {
      case PutItemRequest r -> r.toBuilder().returnConsumedCapacity(total).build();
      case DeleteItemRequest r -> r.toBuilder().returnConsumedCapacity(total).build();
      case GetItemRequest r -> r.toBuilder().returnConsumedCapacity(total).build();
      case QueryRequest r -> r.toBuilder().returnConsumedCapacity(total).build();
      case BatchGetItemRequest r -> r.toBuilder().returnConsumedCapacity(total).build();
      case BatchWriteItemRequest r -> r.toBuilder().returnConsumedCapacity(total).build();
      case TransactWriteItemsRequest r -> r.toBuilder().returnConsumedCapacity(total).build();
      default -> context.request();
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    Tally tally = tally(context.request());
    if (tally != null) tally.done(context.request(), context.response());
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    Tally tally = tally(context.request());
    if (tally != null) tally.refused(context.request());
  }

  private static @Nullable Tally tally(SdkRequest request) {
    if (TALLIES.isEmpty()) return null;
    String table =
        switch (request) {
          case PutItemRequest r -> r.tableName();
          case DeleteItemRequest r -> r.tableName();
          case GetItemRequest r -> r.tableName();
          case QueryRequest r -> r.tableName();
          case BatchGetItemRequest r -> r.requestItems().keySet().iterator().next();
          case BatchWriteItemRequest r -> r.requestItems().keySet().iterator().next();
          case TransactWriteItemsRequest r ->
              r.transactItems().getFirst().put() == null
                  ? r.transactItems().getFirst().delete().tableName()
                  : r.transactItems().getFirst().put().tableName();
          default -> "";
        };
    return TALLIES.get(table);
  }
}
