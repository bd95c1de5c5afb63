package org.onroll.notificationintake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;
import org.onroll.domain.school.School;
import org.onroll.domain.upload.Upload;
import org.onroll.domain.upload.UploadChunk;
import org.onroll.domain.upload.UploadOutcome;
import org.onroll.domain.upload.UploadOutcome.Line;
import org.onroll.platform.function.CircuitBreaker;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.returns.ReturnsCsv;
import org.onroll.platform.table.TableUnavailableException;

/**
 * Applies uploads, chunk after chunk, each return in its own transaction whose receipt tells a
 * repetition. A chunk that was cut short is begun again and finds what it had done.
 */
final class UploadDrain {
  private static final int BATCH = 50;

  /** How often one chunk is gone over in a run, where the table was too busy for some of it. */
  private static final int ROUNDS = 3;

  private final Spine spine;
  private final Receipts receipts;

  UploadDrain(Spine spine, Receipts receipts) {
    this.spine = spine;
    this.receipts = receipts;
  }

  /**
   * Goes on with all uploads that are due.
   *
   * @throws TableUnavailableException where the table would not; what was done until then is done
   */
  void run(BooleanSupplier timeLeft, Log log) {
    List<Key<? extends Stored>> due = spine.records().due(DueKind.UPLOAD, spine.now(), BATCH);
    CircuitBreaker goesOn = new CircuitBreaker(timeLeft);
    long done = 0;
    for (Key<? extends Stored> key : due) {
      if (!goesOn.getAsBoolean()) break;
      try {
        Optional<Upload> upload =
            spine.records().find(new Key<>(Upload.class, key.partition(), key.sort()));
        if (upload.isEmpty()) continue;
        Upload now = takeUp(upload.get(), goesOn, log);
        if (now.done()) done++;
        log.info("upload", "upload", now.id(), "applied", now.applied(), "chunks", now.chunks());
      } catch (RuntimeException e) {
        goesOn.failed(e);
        log.failure("upload-failed", e, "upload", key.partition());
      }
    }
    if (!due.isEmpty()) {
      log.measured("uploads-done", Map.of("UploadsDone", done, "TableRefusals", goesOn.refusals()));
    }
    goesOn.close();
  }

  /** Goes on with an upload that nobody works on; otherwise gives it as it is. */
  Upload takeUp(Upload upload, BooleanSupplier timeLeft, Log log) {
    if (upload.done() || upload.leased(spine.now()) || !timeLeft.getAsBoolean()) return upload;
    Upload taken = upload.taken(spine.now());
    try {
      spine.records().commit(List.of(Change.save(taken)));
    } catch (ConflictException e) {
      return upload;
    }
    return apply(taken, timeLeft, log);
  }

  /**
   * Goes on with an upload that the caller has taken, and gives it back where it is not done.
   *
   * @return as it stands now
   */
  Upload apply(Upload taken, BooleanSupplier timeLeft, Log log) {
    CircuitBreaker goesOn =
        timeLeft instanceof CircuitBreaker known ? known : new CircuitBreaker(timeLeft);
    Upload at = taken;
    try {
      School school = spine.records().find(School.key(taken.urn())).orElseThrow();
      while (!at.done() && goesOn.getAsBoolean()) {
        // Calendars and the like are read once for a chunk, and are no older than that.
        Returns returns = new Returns(spine.ofOneRun(), receipts, school, taken, log);
        Optional<Upload> next = chunk(at, returns, goesOn);
        if (next.isEmpty()) break;
        at = next.get();
      }
      if (!at.done()) {
        at = at.released(spine.now());
        spine.records().commit(List.of(Change.save(at)));
      }
    } catch (ConflictException e) { // its lease was over, and another has gone on with it
      log.warn("upload-overtaken", "upload", taken.id());
    } catch (TableUnavailableException e) { // it stays leased, and is due after that
      goesOn.failed(e);
      log.failure("upload-waits", e, "upload", taken.id());
    }
    return at;
  }

  /** Empty where it could not be done whole. */
  private Optional<Upload> chunk(Upload at, Returns returns, CircuitBreaker goesOn) {
    Optional<UploadChunk> chunk = spine.records().find(UploadChunk.key(at.id(), at.applied()));
    if (chunk.isEmpty()) throw new ConflictException("applied by another: " + at.key());
    List<ReturnsCsv.Row> rows = chunk.get().records().lines().map(UploadRecord::read).toList();
    Map<Integer, Line> done = new ConcurrentHashMap<>();
    for (int round = 0; round < ROUNDS && done.size() < rows.size(); round++) {
      List<ReturnsCsv.Row> left = rows.stream().filter(r -> !done.containsKey(r.line())).toList();
      returns.look(left);
      boolean _ =
          spine
              .concurrency()
              .each(
                  List.copyOf(byChild(left)),
                  goesOn,
                  some -> {
                    for (ReturnsCsv.Row row : some) {
                      if (!goesOn.getAsBoolean()) return;
                      Optional<Line> line = returns.take(row, goesOn);
                      if (line.isEmpty()) return; // those after it must not overtake it
                      done.put(row.line(), line.get());
                    }
                  });
      if (!goesOn.getAsBoolean()) break;
    }
    if (done.size() < rows.size()) return Optional.empty();
    UploadOutcome outcome =
        new UploadOutcome(
            at.id(), at.applied(), rows.stream().map(r -> done.get(r.line())).toList());
    Upload next = at.applied(outcome);
    spine
        .records()
        .commit(List.of(Change.save(next), Change.put(outcome), Change.remove(chunk.get().key())));
    return Optional.of(next);
  }

  /** What is said of one child stays in the file's order. */
  private static Collection<List<ReturnsCsv.Row>> byChild(List<ReturnsCsv.Row> rows) {
    Map<String, List<ReturnsCsv.Row>> groups = new LinkedHashMap<>();
    for (ReturnsCsv.Row row : rows) {
      String child = row instanceof ReturnsCsv.Read r ? child(r) : "";
      groups.computeIfAbsent(child, c -> new ArrayList<>()).add(row);
    }
    return groups.values();
  }

  private static String child(ReturnsCsv.Read row) {
    var pupil = row.body().path("pupil");
    String upn = pupil.path("upn").asText();
    return upn.isEmpty()
        ? pupil.path("surname").asText() + "|" + pupil.path("dateOfBirth").asText()
        : upn;
  }
}
