package org.onroll.world;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Aligned columns: the first to the left, the others to the right. */
final class Table {
  private final String title;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String title) {
    this.title = title;
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  static Table of(String title, Tally tally) {
    Table table = new Table(title);
    tally.counts().forEach((name, count) -> table.row(name, Integer.toString(count)));
    return table.row("together", Integer.toString(tally.total()));
  }

  void print(PrintStream out) {
    out.println();
    out.println(title);
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) widths[i] = Math.max(widths[i], row.get(i).length());
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? row.get(i) + gap : "  " + gap + row.get(i));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
