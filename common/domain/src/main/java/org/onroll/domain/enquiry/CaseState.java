package org.onroll.domain.enquiry;

import java.util.Map;
import java.util.Optional;

/** States of a case and the moves between them, in one table (requirement E1). */
public enum CaseState {
  OPEN,
  CLOSED;

  /** What can happen to a case. */
  public enum Move {
    /** A return, a referral, a claim or its loss: the case goes on with what is known now. */
    NEWS,
    /** What was recorded wrongly is put right, of a closed case as well: it stays in its state. */
    AMEND,
    /** It becomes the other kind. */
    CONVERT,
    CLOSE
  }

  private static final Map<CaseState, Map<Move, CaseState>> TABLE =
      Map.of(
          OPEN, Map.of(Move.NEWS, OPEN, Move.AMEND, OPEN, Move.CONVERT, OPEN, Move.CLOSE, CLOSED),
          CLOSED, Map.of(Move.AMEND, CLOSED));

  /** Where {@code move} leads from here; empty where it is not allowed. */
  public Optional<CaseState> after(Move move) {
    return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(move));
  }
}
