package org.onroll.platform.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of one item, written and read by name. Blank text and null are not written;
 * reading what is not there gives blank or null.
 */
final class Attributes {
  private final Map<String, AttributeValue> values;

  Attributes() {
    this(new HashMap<>());
  }

  Attributes(Map<String, AttributeValue> values) {
    this.values = values;
  }

  Map<String, AttributeValue> values() {
    return values;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** These, to be changed apart from them: what an upgrade begins with. */
  Attributes copy() {
    return new Attributes(new HashMap<>(values));
  }

  Attributes text(String name, String value) {
    if (!value.isEmpty()) values.put(name, AttributeValue.fromS(value));
    return this;
  }

  Attributes number(String name, long value) {
    values.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  Attributes flag(String name, boolean value) {
    if (value) values.put(name, AttributeValue.fromBool(true));
    return this;
  }

  Attributes date(String name, @Nullable LocalDate value) {
    return value == null ? this : text(name, value.toString());
  }

  Attributes instant(String name, @Nullable Instant value) {
    return value == null ? this : text(name, value.toString());
  }

  Attributes bytes(String name, byte[] value) {
    values.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    return this;
  }

  Attributes map(String name, @Nullable Attributes value) {
    if (value != null) values.put(name, AttributeValue.fromM(value.values));
    return this;
  }

  Attributes list(String name, List<Attributes> value) {
    if (!value.isEmpty()) {
      values.put(
          name,
          AttributeValue.fromL(value.stream().map(a -> AttributeValue.fromM(a.values)).toList()));
    }
    return this;
  }

  String text(String name) {
    AttributeValue value = values.get(name);
    return value == null ? "" : value.s();
  }

  long number(String name) {
    AttributeValue value = values.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  int integer(String name) {
    return Math.toIntExact(number(name));
  }

  boolean flag(String name) {
    AttributeValue value = values.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  LocalDate date(String name) {
    return LocalDate.parse(text(name));
  }

  @Nullable LocalDate dateOrNull(String name) {
    String text = text(name);
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  @Nullable Instant instantOrNull(String name) {
    String text = text(name);
    return text.isEmpty() ? null : Instant.parse(text);
  }

  byte[] bytes(String name) {
    AttributeValue value = values.get(name);
    return value == null ? new byte[0] : value.b().asByteArray();
  }

  Optional<Attributes> map(String name) {
    AttributeValue value = values.get(name);
    return value == null ? Optional.empty() : Optional.of(new Attributes(value.m()));
  }

  List<Attributes> list(String name) {
    AttributeValue value = values.get(name);
    return value == null ? List.of() : value.l().stream().map(v -> new Attributes(v.m())).toList();
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return Enum.valueOf(type, text(name));
  }
}
