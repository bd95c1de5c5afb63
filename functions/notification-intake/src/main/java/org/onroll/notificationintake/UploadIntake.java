package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.upload.Upload;
import org.onroll.domain.upload.UploadChunk;
import org.onroll.platform.csv.SentFile;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.returns.ReturnsCsv;

/**
 * Takes a file of many returns. It is kept in chunks and then named by one small record, which is
 * due; what it means is applied at once while time allows, and by the schedule (ADR 14).
 */
final class UploadIntake {
  /** Applied in one go: what a killed process repeats, at most. */
  private static final int CHUNK_RECORDS = 100;

  /** An item holds 400 kB; compressed it is a tenth of this. */
  private static final int CHUNK_BYTES = 340_000;

  /** Kept in memory until they are written. */
  private static final int CHUNKS_AT_ONCE = 25;

  private static final int MOST_RECORDS = 100_000;

  private final Spine spine;
  private final ReturnIntake returns;
  private final Receipts receipts;
  private final UploadDrain drain;
  private final UploadReading reading;
  private final int atOnce;

  /**
   * @param atOnce most records that are answered at once
   */
  UploadIntake(
      Spine spine,
      ReturnIntake returns,
      Receipts receipts,
      UploadDrain drain,
      UploadReading reading,
      int atOnce) {
    this.spine = spine;
    this.returns = returns;
    this.receipts = receipts;
    this.drain = drain;
    this.reading = reading;
    this.atOnce = atOnce;
  }

  Response post(Request request, BooleanSupplier timeLeft, Log log) {
    School school = returns.school(request);
    SentFile file = file(request);
    Urn urn = school.urn();
    String id = "u-" + spine.key().hash("upload", urn.value(), file.hash());
    Receipts.Arrival arrival = receipts.arrival(request, "upload", urn.value(), id);
    Optional<Upload> first = spine.records().find(Upload.key(id));
    Upload upload =
        first.isPresent()
            ? drain.takeUp(first.get(), timeLeft, log)
            : keep(arrival, urn, file, timeLeft, log);
    Response answer = answer(upload).noting("school", urn, "upload", id);
    return first.isPresent() ? answer.replayed() : answer.counting("UploadsTaken");
  }

  private Response answer(Upload upload) {
    ObjectNode json = UploadReading.view(upload);
    if (upload.records() > atOnce || !upload.done()) {
      return Response.json(202, json).with("Location", "/uploads/" + upload.id());
    }
    return Response.json(200, reading.withResults(json, upload));
  }

  private static SentFile file(Request request) {
    return switch (request.contentType()) {
      case "text/csv" -> SentFile.of(request.body(), false);
      case "application/gzip" -> SentFile.of(request.body(), true);
      case "application/xml", "text/xml" -> throw SentFile.xml();
      default ->
          throw ProblemException.of(
              Kind.UNSUPPORTED,
              "Send a file of returns as text/csv, or compressed as application/gzip; a single"
                  + " return goes to its own address as application/json.");
    };
  }

  /** Chunks first, and then what names them: without it they are nothing, and expire. */
  private Upload keep(
      Receipts.Arrival arrival, Urn urn, SentFile file, BooleanSupplier timeLeft, Log log) {
    Instant now = spine.now();
    Chunks chunks = new Chunks(arrival.id(), now);
    Upload upload;
    try (ReturnsCsv csv = ReturnsCsv.open(file, ReturnsCheck.kinds())) {
      for (Optional<ReturnsCsv.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        chunks.add(row.get());
      }
      chunks.end();
      upload =
          Upload.of(
              arrival.id(), urn, arrival.sender(), now, chunks.all, chunks.number, csv.dropped());
    }
    List<Change> changes = new ArrayList<>();
    changes.add(Change.create(upload));
    changes.addAll(receipts.keepKey(arrival, now));
    try {
      spine.records().commit(changes);
    } catch (ConflictException e) { // the same file came twice at once
      Upload first = spine.records().find(Upload.key(arrival.id())).orElseThrow(() -> e);
      Upload there = drain.takeUp(first, timeLeft, log);
      spine.records().write(applied(there));
      return there;
    }
    return drain.apply(upload, timeLeft, log);
  }

  /** What was put again after it had been applied and removed. */
  private static List<Change> applied(Upload upload) {
    List<Change> chunks = new ArrayList<>();
    for (int n = 0; n < upload.applied(); n++) {
      chunks.add(Change.remove(UploadChunk.key(upload.id(), n)));
    }
    return chunks;
  }

  /** Cuts a file into chunks as it is read, and writes them a few at a time. */
  private final class Chunks {
    private final String upload;
    private final Instant now;
    private final List<Change> ready = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int bytes;
    private int records;
    private int all;
    private int number;

    Chunks(String upload, Instant now) {
      this.upload = upload;
      this.now = now;
    }

    void add(ReturnsCsv.Row row) {
      if (++all > MOST_RECORDS) {
        throw ProblemException.of(
            Kind.TOO_LARGE, "A file holds at most " + MOST_RECORDS + " returns: send it in parts.");
      }
      String record = UploadRecord.write(row);
      int length = record.getBytes(StandardCharsets.UTF_8).length + 1;
      boolean full = records == Math.min(CHUNK_RECORDS, atOnce) || bytes + length > CHUNK_BYTES;
      if (full) cut();
      text.append(record).append('\n');
      bytes += length;
      records++;
    }

    private void cut() {
      ready.add(Change.put(new UploadChunk(upload, number++, text.toString(), now)));
      text.setLength(0);
      bytes = 0;
      records = 0;
      if (ready.size() == CHUNKS_AT_ONCE) write();
    }

    void end() {
      if (all == 0) {
        throw ProblemException.badRequest("The file holds no return: there is only a header.");
      }
      cut();
      write();
    }

    private void write() {
      spine.records().write(ready);
      ready.clear();
    }
  }
}
