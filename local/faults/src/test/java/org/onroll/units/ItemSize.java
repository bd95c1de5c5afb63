package org.onroll.units;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sizes as DynamoDB bills them ("DynamoDB item sizes and formats" in its developer guide): names
 * and text in UTF-8; a number about a byte for two digits and one more; a list or map three bytes,
 * and one for each element.
 */
final class ItemSize {
  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4096;
  private static final int CONTAINER = 3;

  private ItemSize() {}

  static int bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream().mapToInt(e -> utf8(e.getKey()) + bytes(e.getValue())).sum();
  }

  private static int bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArray().length;
      case M ->
          CONTAINER
              + value.m().entrySet().stream()
                  .mapToInt(e -> utf8(e.getKey()) + bytes(e.getValue()) + 1)
                  .sum();
      case L -> CONTAINER + value.l().stream().mapToInt(v -> bytes(v) + 1).sum();
      default -> 1;
    };
  }

  private static int number(String digits) {
    String significant =
        digits.replace("-", "").replace(".", "").replaceAll("^0+", "").replaceAll("0+$", "");
    return (significant.length() + 1) / 2 + 1 + (digits.startsWith("-") ? 1 : 0);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** At least one, also for what is not there. */
  static int writeUnits(int bytes) {
    return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
  }

  /** At least one, also for what is not there; of a consistent read. */
  static int readUnits(int bytes) {
    return Math.max(1, Math.ceilDiv(bytes, READ_UNIT));
  }
}
