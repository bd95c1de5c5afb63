package org.onroll.platform.table;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a page ended, opaque to the caller: keys only, which hold no personal data. */
final class Cursors {
  private static final List<String> NAMES = List.of("PK", "SK", "worklist", "worklistOrder");

  private Cursors() {}

  static @Nullable String write(@Nullable Map<String, AttributeValue> last) {
    if (last == null || last.isEmpty()) return null;
    StringBuilder text = new StringBuilder();
    new TreeMap<>(last)
        .forEach((name, value) -> text.append(name).append('\n').append(value.s()).append('\n'));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws BadCursorException for a text that no page of this partition gave
   */
  static Map<String, AttributeValue> ofPartition(String cursor, String partition, String prefix) {
    Map<String, AttributeValue> key = read(cursor);
    boolean ours =
        key.keySet().equals(Set.of("PK", "SK"))
            && text(key, "PK").equals(partition)
            && text(key, "SK").startsWith(prefix);
    if (!ours) throw new BadCursorException();
    return key;
  }

  /**
   * @throws BadCursorException for a text that no page of this worklist gave
   */
  static Map<String, AttributeValue> ofList(String cursor, String list) {
    Map<String, AttributeValue> key = read(cursor);
    boolean ours = key.keySet().equals(Set.copyOf(NAMES)) && text(key, "worklist").equals(list);
    if (!ours) throw new BadCursorException();
    return key;
  }

  private static String text(Map<String, AttributeValue> key, String name) {
    return new Attributes(key).text(name);
  }

  private static Map<String, AttributeValue> read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      Map<String, AttributeValue> key = new HashMap<>();
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        if (!NAMES.contains(lines.get(i))) throw new BadCursorException();
        key.put(lines.get(i), AttributeValue.fromS(lines.get(i + 1)));
      }
      if (key.isEmpty()) throw new BadCursorException();
      return key;
    } catch (IllegalArgumentException e) {
      throw new BadCursorException();
    }
  }
}
