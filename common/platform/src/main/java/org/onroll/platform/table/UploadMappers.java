package org.onroll.platform.table;

import java.util.List;
import org.onroll.domain.school.Urn;
import org.onroll.domain.upload.Upload;
import org.onroll.domain.upload.UploadChunk;
import org.onroll.domain.upload.UploadOutcome;
import org.onroll.domain.upload.UploadOutcome.Line;

/** Files of many returns, as the table keeps them. */
final class UploadMappers {
  /** No text of ours holds one of these. */
  private static final String BETWEEN = "\t";

  private UploadMappers() {}

  static List<Mapper<?>> all() {
    return List.of(
        Mapper.of(Upload.class, "upload", UploadMappers::write, UploadMappers::upload),
        Mapper.of(UploadChunk.class, "upload-chunk", UploadMappers::write, UploadMappers::chunk),
        Mapper.of(
            UploadOutcome.class, "upload-outcome", UploadMappers::write, UploadMappers::outcome));
  }

  private static Attributes write(Upload u) {
    return new Attributes()
        .text("id", u.id())
        .text("urn", u.urn().value())
        .text("sender", u.sender())
        .instant("receivedAt", u.receivedAt())
        .number("records", u.records())
        .number("chunks", u.chunks())
        .number("applied", u.applied())
        .number("accepted", u.accepted())
        .number("refused", u.refused())
        .text("droppedColumns", String.join(BETWEEN, u.droppedColumns()))
        .instant("leasedUntil", u.leasedUntil())
        .number("version", u.version());
  }

  private static Upload upload(Attributes a) {
    String dropped = a.text("droppedColumns");
    return new Upload(
        a.text("id"),
        new Urn(a.text("urn")),
        a.text("sender"),
        a.instant("receivedAt"),
        a.integer("records"),
        a.integer("chunks"),
        a.integer("applied"),
        a.integer("accepted"),
        a.integer("refused"),
        dropped.isEmpty() ? List.of() : List.of(dropped.split(BETWEEN, -1)),
        a.instant("leasedUntil"),
        a.number("version"));
  }

  private static Attributes write(UploadChunk c) {
    return new Attributes()
        .text("upload", c.upload())
        .number("number", c.number())
        .bytes("records", Gzip.compress(c.records()))
        .instant("receivedAt", c.receivedAt());
  }

  private static UploadChunk chunk(Attributes a) {
    return new UploadChunk(
        a.text("upload"),
        a.integer("number"),
        Gzip.expand(a.bytes("records")),
        a.instant("receivedAt"));
  }

  private static Attributes write(UploadOutcome o) {
    StringBuilder lines = new StringBuilder();
    for (Line l : o.lines()) {
      lines
          .append(
              String.join(
                  BETWEEN,
                  String.valueOf(l.line()),
                  l.kind(),
                  l.receipt(),
                  l.field(),
                  l.reason(),
                  l.notes()))
          .append('\n');
    }
    return new Attributes()
        .text("upload", o.upload())
        .number("number", o.number())
        .bytes("lines", Gzip.compress(lines.toString()));
  }

  private static UploadOutcome outcome(Attributes a) {
    return new UploadOutcome(
        a.text("upload"),
        a.integer("number"),
        Gzip.expand(a.bytes("lines")).lines().map(UploadMappers::line).toList());
  }

  private static Line line(String text) {
    String[] parts = text.split(BETWEEN, -1);
    return new Line(Integer.parseInt(parts[0]), parts[1], parts[2], parts[3], parts[4], parts[5]);
  }
}
