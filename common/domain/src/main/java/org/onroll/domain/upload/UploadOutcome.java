package org.onroll.domain.upload;

import java.util.List;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * What became of the lines of one chunk. Names nobody: a reason never quotes what stands in the
 * file.
 */
public record UploadOutcome(String upload, int number, List<Line> lines) implements Stored {
  public static final String PREFIX = "OUTCOME#";

  public UploadOutcome {
    lines = List.copyOf(lines);
  }

  /**
   * What became of one return.
   *
   * @param line as an editor counts; the header is line 1
   * @param kind of return; blank where the line does not say
   * @param receipt blank where it was refused
   * @param field the column that is wrong; blank for the whole line, or where it was accepted
   * @param reason why it was refused; blank where it was accepted
   * @param notes what an accepted one still lacks, and what is left for the school to do
   */
  public record Line(
      int line, String kind, String receipt, String field, String reason, String notes) {
    public static Line accepted(int line, String kind, String receipt, String notes) {
      return new Line(line, kind, receipt, "", "", notes);
    }

    public static Line refused(int line, String kind, String field, String reason) {
      return new Line(line, kind, "", field, reason, "");
    }

    public boolean accepted() {
      return !receipt.isEmpty();
    }
  }

  public static Key<UploadOutcome> key(String upload, int number) {
    return new Key<>(
        UploadOutcome.class, Upload.partition(upload), String.format("%s%05d", PREFIX, number));
  }

  @Override
  public Key<UploadOutcome> key() {
    return key(upload, number);
  }

  public int accepted() {
    return Math.toIntExact(lines.stream().filter(Line::accepted).count());
  }
}
