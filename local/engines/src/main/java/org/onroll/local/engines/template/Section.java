package org.onroll.local.engines.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in the template. Functions are carried out as it is read; whatever is wrong is reported
 * with its path.
 */
final class Section {
  private final Intrinsics intrinsics;
  private final String place;
  private final Object value;

  Section(Intrinsics intrinsics, String place, Object value) {
    this.intrinsics = intrinsics;
    this.place = place;
    this.value = intrinsics.resolve(place, value);
  }

  String place() {
    return place;
  }

  /** The part below this key. */
  Section at(String key) {
    return find(key).orElseThrow(() -> new TemplateException(place + ": " + key + " is missing"));
  }

  /** The part below this key, where there is one and it is not {@code AWS::NoValue}. */
  Optional<Section> find(String key) {
    @Nullable Object child = map().get(key);
    if (child == null) return Optional.empty();
    Section section = new Section(intrinsics, place + "." + key, child);
    return section.value == Intrinsics.NO_VALUE ? Optional.empty() : Optional.of(section);
  }

  /** Each key with the part below it, in the order of the template. */
  Map<String, Section> entries() {
    Map<String, Section> entries = new LinkedHashMap<>();
    map()
        .keySet()
        .forEach(
            key ->
                find(String.valueOf(key))
                    .ifPresent(part -> entries.put(String.valueOf(key), part)));
    return entries;
  }

  List<Section> items() {
    if (!(value instanceof List<?> list)) throw new TemplateException(place + ": expected a list");
    List<Section> items = new ArrayList<>();
    for (Object item : list) {
      Section section = new Section(intrinsics, place + "[" + items.size() + "]", item);
      if (section.value != Intrinsics.NO_VALUE) items.add(section);
    }
    return items;
  }

  List<String> texts() {
    return items().stream().map(Section::text).toList();
  }

  String text() {
    if (value instanceof Map || value instanceof List)
      throw new TemplateException(place + ": expected text");
    return String.valueOf(value);
  }

  int number() {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException e) {
      throw new TemplateException(place + ": expected a number, found " + text());
    }
  }

  private Map<?, ?> map() {
    if (!(value instanceof Map<?, ?> map)) throw new TemplateException(place + ": expected a map");
    return map;
  }
}
