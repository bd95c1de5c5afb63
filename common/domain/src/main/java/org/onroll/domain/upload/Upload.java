package org.onroll.domain.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.school.Urn;

/**
 * A file of many returns. Due until each of its chunks is applied, in their order, by one worker at
 * a time: two lines of one child stay in the order in which the school wrote them.
 *
 * @param id follows from school and content, so that the same file is the same upload
 * @param receivedAt when all of its returns were received, whenever they are applied
 * @param records how many returns it holds, those that cannot be read included
 * @param chunks how many parts they lie in
 * @param applied how many of these are done
 * @param accepted how many returns of these have a receipt
 * @param droppedColumns the file's names of columns that OnRoll does not keep
 * @param leasedUntil whoever took it works until then; others wait
 */
public record Upload(
    String id,
    Urn urn,
    String sender,
    Instant receivedAt,
    int records,
    int chunks,
    int applied,
    int accepted,
    int refused,
    List<String> droppedColumns,
    Instant leasedUntil,
    long version)
    implements Versioned {
  /** Longer than an invocation lasts. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  public Upload {
    droppedColumns = List.copyOf(droppedColumns);
  }

  /** Just come, and in the hands of whoever took it in. */
  public static Upload of(
      String id,
      Urn urn,
      String sender,
      Instant receivedAt,
      int records,
      int chunks,
      List<String> droppedColumns) {
    return new Upload(
        id,
        urn,
        sender,
        receivedAt,
        records,
        chunks,
        0,
        0,
        0,
        droppedColumns,
        receivedAt.plus(LEASE),
        1);
  }

  public static String partition(String id) {
    return "UPLOAD#" + id;
  }

  public static Key<Upload> key(String id) {
    return new Key<>(Upload.class, partition(id), "UPLOAD");
  }

  @Override
  public Key<Upload> key() {
    return key(id);
  }

  @Override
  public Optional<Due> toDo() {
    return done() ? Optional.empty() : Optional.of(new Due(DueKind.UPLOAD, leasedUntil));
  }

  public boolean done() {
    return applied == chunks;
  }

  public boolean leased(Instant now) {
    return leasedUntil.isAfter(now);
  }

  /** Taken by a worker. */
  public Upload taken(Instant now) {
    return with(applied, accepted, refused, now.plus(LEASE));
  }

  /** Given back: due at once. */
  public Upload released(Instant now) {
    return with(applied, accepted, refused, now);
  }

  /** Its next chunk is done. */
  public Upload applied(UploadOutcome outcome) {
    int taken = outcome.accepted();
    return with(
        applied + 1, accepted + taken, refused + outcome.lines().size() - taken, leasedUntil);
  }

  private Upload with(int nowApplied, int nowAccepted, int nowRefused, Instant until) {
    return new Upload(
        id,
        urn,
        sender,
        receivedAt,
        records,
        chunks,
        nowApplied,
        nowAccepted,
        nowRefused,
        droppedColumns,
        until,
        version + 1);
  }
}
