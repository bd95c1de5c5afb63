package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.records.Change;
import org.onroll.domain.school.School;

/** One kind of return or notice: how its body is read. */
interface ReturnKind {

  /**
   * Reads a body; nothing is written.
   *
   * @param school that sends it; null for what no school sends
   * @throws org.onroll.platform.http.ProblemException 422 naming all that cannot be read
   */
  Word read(@Nullable School school, ObjectNode body, LocalDate today);

  /** A body that was read. */
  interface Word {

    /**
     * Commits what it means together with what keeps its answer.
     *
     * @param receipt its id
     * @param keep what keeps an answer
     * @return the answer; empty where this very receipt was said before
     */
    Optional<ObjectNode> take(String receipt, Instant now, Keeping keep);

    /** The answer that it would get now; nothing is written. */
    default Optional<ObjectNode> weigh(Instant now) {
      return Optional.empty();
    }
  }

  /** What keeps an answer, for the transaction of what was answered. */
  interface Keeping {
    List<Change> of(ObjectNode answer);
  }
}
