package org.onroll.domain.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.identity.Sighting.Kind;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Whereabouts;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * Another authority's "is this child on your rolls?" and what it was answered, negatives included;
 * never changed again (requirement B6).
 *
 * @param asker the authority, in words
 * @param by the client that asked or keyed it
 * @param received how and when it came, where an officer keyed it; null otherwise
 * @param grade how good the evidence is; null where there is none
 * @param school URN; blank where there is none or it was not named
 */
public record RollQuestion(
    String id,
    String asker,
    LegalBasis basis,
    String by,
    Instant askedAt,
    @Nullable Received received,
    Identity child,
    Answer answer,
    Claim.@Nullable Grade grade,
    String school)
    implements Stored {
  public static final String LIST = "ROLL-QUESTIONS";

  /** What can be said. */
  public enum Answer {
    ON_ROLL,
    NOT_ON_ROLL,
    /** The names and the birth fit more than one child: the UPN tells them apart. */
    MORE_THAN_ONE
  }

  /** What is known of the child asked for. */
  public record Known(Answer answer, Claim.@Nullable Grade grade, String school) {
    private static final Known NOTHING = new Known(Answer.NOT_ON_ROLL, null, "");

    /** From the sightings; one who has left and one never seen are told alike. */
    public static Known of(Whereabouts whereabouts, Identity child) {
      Known shown = of(whereabouts.seen(child, Kind.ON_ROLL), child, Claim.Grade.ON_ROLL);
      return shown.answer() == Answer.NOT_ON_ROLL
          ? of(whereabouts.seen(child, Kind.NEW_PUPIL_RETURN), child, Claim.Grade.DECLARED)
          : shown;
    }

    private static Known of(List<Sighting> seen, Identity child, Claim.Grade grade) {
      Optional<Sighting> first =
          seen.stream().filter(s -> !s.identity().isNumberedApart(child)).findFirst();
      if (first.isEmpty()) return NOTHING;
      boolean sure = first.get().identity().agreesWith(child);
      if (!sure && Whereabouts.children(child, seen) > 1) {
        return new Known(Answer.MORE_THAN_ONE, null, "");
      }
      return new Known(Answer.ON_ROLL, grade, first.get().school());
    }
  }

  public static Key<RollQuestion> key(String id) {
    return new Key<>(RollQuestion.class, "QUESTION#" + id, "QUESTION");
  }

  @Override
  public Key<RollQuestion> key() {
    return key(id);
  }

  @Override
  public Optional<Listed> listed() {
    return Optional.of(new Listed(LIST, askedAt + "#" + id));
  }

  /** Never prints a child. */
  @Override
  public String toString() {
    return "RollQuestion[" + id + "]";
  }
}
