package org.onroll.world.county;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Names that are given together. The combinations are invented; nobody real is meant.
 *
 * @param weight families of it in a thousand
 */
public record Heritage(
    String id, int weight, List<Surname> surnames, List<String> boys, List<String> girls) {
  private static final int LINES = 4;

  /** All of them, as the resource {@code names.txt} lists them. */
  static List<Heritage> all() {
    List<String> lines;
    try (InputStream in = Objects.requireNonNull(Heritage.class.getResourceAsStream("names.txt"))) {
      lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Heritage> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += LINES) {
      int space = lines.get(i).indexOf(' ');
      all.add(
          new Heritage(
              lines.get(i).substring(0, space),
              Integer.parseInt(lines.get(i).substring(space + 1)),
              list(lines.get(i + 1)).stream().map(Surname::parse).toList(),
              list(lines.get(i + 2)),
              list(lines.get(i + 3))));
    }
    return List.copyOf(all);
  }

  private static List<String> list(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  List<String> givenNames(Sex sex) {
    return sex == Sex.M ? boys : girls;
  }
}
