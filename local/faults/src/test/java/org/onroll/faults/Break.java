package org.onroll.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onroll.platform.fixture.Contents;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Takes one of the system's protections away on the wire, to see the harness notice. */
enum Break {
  /** A mail that is being sent looks like one that waits. */
  NO_LEASE,
  /** Whoever writes last wins. */
  NO_VERSION_CONDITION,
  /** A mail's id does not follow from what it is about. */
  RANDOM_MAIL_IDS,
  /** Mails are written after what they tell of, not with it. */
  MAIL_OUTSIDE_THE_TRANSACTION;

  private static volatile @Nullable Break current;

  static @Nullable Break current() {
    return current;
  }

  /** Broken while {@code work} goes on. */
  void during(Runnable work) {
    current = this;
    try {
      work.run();
    } finally {
      current = null;
    }
  }

  SdkRequest on(SdkRequest request) {
    return switch (this) {
      case NO_LEASE -> items(request, Break::unleased);
      case NO_VERSION_CONDITION -> unconditional(request);
      case RANDOM_MAIL_IDS -> items(request, Break::renamed);
      case MAIL_OUTSIDE_THE_TRANSACTION ->
          request instanceof TransactWriteItemsRequest r && !mails(r).isEmpty()
              ? r.toBuilder()
                  .transactItems(r.transactItems().stream().filter(i -> !isMail(i)).toList())
                  .build()
              : request;
    };
  }

  /** What is to be written afterwards. */
  List<Map<String, AttributeValue>> leftOut(SdkRequest original) {
    return this == MAIL_OUTSIDE_THE_TRANSACTION && original instanceof TransactWriteItemsRequest r
        ? mails(r)
        : List.of();
  }

  private static List<Map<String, AttributeValue>> mails(TransactWriteItemsRequest request) {
    return request.transactItems().stream().filter(Break::isMail).map(i -> i.put().item()).toList();
  }

  private static boolean isMail(TransactWriteItem item) {
    return item.put() != null && isMail(item.put().item());
  }

  private static boolean isMail(Map<String, AttributeValue> item) {
    return Contents.text(item, "kind").equals("mail");
  }

  private static Map<String, AttributeValue> unleased(Map<String, AttributeValue> item) {
    if (!isMail(item) || !"SENDING".equals(Contents.text(item, "status"))) return item;
    Map<String, AttributeValue> waiting = new HashMap<>(item);
    waiting.put("status", AttributeValue.fromS("WAITING"));
    waiting.put("nextAttemptAt", item.get("createdAt"));
    waiting.put("dueAt", AttributeValue.fromS("2000-01-01T00:00:00.000Z"));
    return waiting;
  }

  private static Map<String, AttributeValue> renamed(Map<String, AttributeValue> item) {
    if (!isMail(item) || !"1".equals(Contents.text(item, "version"))) return item;
    String id = UUID.randomUUID().toString();
    Map<String, AttributeValue> other = new HashMap<>(item);
    other.put("PK", AttributeValue.fromS("MAIL#" + id));
    other.put("id", AttributeValue.fromS(id));
    return other;
  }

  private static SdkRequest items(
      SdkRequest request, UnaryOperator<Map<String, AttributeValue>> change) {
    return switch (request) {
      case PutItemRequest r -> r.toBuilder().item(change.apply(r.item())).build();
      case TransactWriteItemsRequest r -> {
        List<TransactWriteItem> items = new ArrayList<>();
        for (TransactWriteItem item : r.transactItems()) {
          items.add(
              item.put() == null
                  ? item
                  : TransactWriteItem.builder()
                      .put(item.put().toBuilder().item(change.apply(item.put().item())).build())
                      .build());
        }
        yield r.toBuilder().transactItems(items).build();
      }
      default -> request;
    };
  }

  private static SdkRequest unconditional(SdkRequest request) {
    return switch (request) {
      case PutItemRequest r when isVersion(r.conditionExpression()) ->
          r.toBuilder().conditionExpression(null).expressionAttributeValues(null).build();
      case TransactWriteItemsRequest r -> {
        List<TransactWriteItem> items = new ArrayList<>();
        for (TransactWriteItem item : r.transactItems()) {
          items.add(
              item.put() == null || !isVersion(item.put().conditionExpression())
                  ? item
                  : TransactWriteItem.builder()
                      .put(
                          item.put().toBuilder()
                              .conditionExpression(null)
                              .expressionAttributeValues(null)
                              .build())
                      .build());
        }
        yield r.toBuilder().transactItems(items).build();
      }
      default -> request;
    };
  }

  private static boolean isVersion(@Nullable String condition) {
    return condition != null && condition.contains("version");
  }
}
