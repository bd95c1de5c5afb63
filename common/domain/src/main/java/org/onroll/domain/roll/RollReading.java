package org.onroll.domain.roll;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader made of a file, whatever its format.
 *
 * @param rows lines that could be read
 * @param setAside lines that could not
 * @param findings things that are wrong with lines that could be read
 * @param droppedColumns columns that OnRoll does not keep, by the file's own names
 * @param shape what the file is like as a whole
 * @param otherSchool rows that name another school's URN
 * @param endsWithLineBreak the file is whole to its last character, as far as one can tell
 */
public record RollReading(
    List<Pupil> rows,
    List<SetAsideRow> setAside,
    List<RowNote> findings,
    List<String> droppedColumns,
    Shape shape,
    int otherSchool,
    boolean endsWithLineBreak) {
  public RollReading {
    rows = List.copyOf(rows);
    setAside = List.copyOf(setAside);
    findings = List.copyOf(findings);
    droppedColumns = List.copyOf(droppedColumns);
  }

  public enum Shape {
    EMPTY,
    HEADER_ONLY,
    TRUNCATED,
    WHOLE
  }

  /** Lines of pupils in the file, readable or not. */
  public int lines() {
    return rows.size() + setAside.size();
  }

  /**
   * The roll to hold against {@code before}: what was read, and of {@code before} those whom a line
   * set aside could be.
   */
  public Roll rollAfter(Roll before) {
    return carry(rows, setAside, before);
  }

  /** As {@link #rollAfter}, for lines that were kept. */
  public static Roll carry(List<Pupil> rows, List<SetAsideRow> setAside, Roll before) {
    Roll read = Roll.of(rows);
    if (setAside.isEmpty()) return read;
    List<Pupil> all = new ArrayList<>(rows);
    RollDiff.between(before, read).leavers().stream()
        .filter(p -> setAside.stream().anyMatch(row -> row.couldBe(p)))
        .forEach(all::add);
    return all.size() == rows.size() ? read : Roll.of(all);
  }
}
