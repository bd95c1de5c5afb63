package org.onroll.rolldiff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.roll.RollDiff;
import org.onroll.domain.roll.RollReading;
import org.onroll.domain.roll.RowNote;
import org.onroll.platform.http.Json;
import org.onroll.rolldiff.RollIntake.Arrival;

/** What the sender of a roll is told: what became of it, the counts, and what was left out. */
final class RollAnswer {
  /** A file of nothing but unreadable lines must not outgrow an answer. */
  private static final int MOST_NOTES = 500;

  private RollAnswer() {}

  /**
   * @param diff null where nothing was compared
   */
  static ObjectNode of(Arrival arrival, String outcome, int rows, @Nullable RollDiff diff) {
    RollReading reading = arrival.reading();
    ObjectNode json =
        Json.object()
            .put("outcome", outcome)
            .put("receipt", arrival.receipt())
            .put("urn", arrival.urn().value())
            .put("date", arrival.date().toString())
            .put("baseline", false)
            .put("rows", rows)
            .put("joiners", diff == null ? 0 : diff.joiners().size())
            .put("leavers", diff == null ? 0 : diff.leavers().size())
            .put("changes", diff == null ? 0 : diff.changes().size())
            .put("carried", 0);
    json.putArray("setAside");
    json.putArray("findings");
    reading.setAside().stream().limit(MOST_NOTES).forEach(r -> note(json, "setAside", r.note()));
    reading.findings().stream().limit(MOST_NOTES).forEach(n -> note(json, "findings", n));
    reading.droppedColumns().forEach(json.putArray("droppedColumns")::add);
    json.putArray("reasons");
    return json;
  }

  private static void note(ObjectNode json, String list, RowNote note) {
    json.withArray(list)
        .addObject()
        .put("line", note.line())
        .put("field", note.field())
        .put("reason", note.reason());
  }
}
