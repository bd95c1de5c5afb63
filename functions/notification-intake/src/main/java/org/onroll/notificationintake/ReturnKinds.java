package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.reconciliation.ReturnReconciler.AlongWith;
import org.onroll.domain.reconciliation.ReturnReconciler.Outcome;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.school.School;
import org.onroll.platform.function.Spine;

/** All that can be sent, by the name that the route ends with and a file's column Kind gives. */
final class ReturnKinds {
  static final String NEW_PUPIL = "new-pupil";
  static final String DELETION = "deletion";
  static final String HOME_EDUCATION_NOTICE = "home-education-notice";

  private final Spine spine;
  private final Map<String, ReturnKind> byId;

  ReturnKinds(Spine spine) {
    this.spine = spine;
    this.byId =
        Map.of(
            NEW_PUPIL, this::newPupil,
            DELETION, this::deletion,
            HOME_EDUCATION_NOTICE, this::homeEducation);
  }

  Set<String> ids() {
    return byId.keySet();
  }

  Optional<ReturnKind> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * @throws IllegalArgumentException where there is none of that id
   */
  ReturnKind of(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("there is no return " + id));
  }

  private ReturnKind.Word deletion(@Nullable School from, ObjectNode body, LocalDate today) {
    School school = Objects.requireNonNull(from);
    DeletionReturn word = ReturnBodies.deletion(school.urn(), body, today);
    return (receipt, now, keep) ->
        reconciled(
            now,
            keep,
            outcome -> Answers.deletion(school, word, outcome),
            (along, at) -> spine.work().returns().deleted(school, word, receipt, along, at));
  }

  private ReturnKind.Word newPupil(@Nullable School from, ObjectNode body, LocalDate today) {
    School school = Objects.requireNonNull(from);
    NewPupilReturn word = ReturnBodies.newPupil(school.urn(), body, today);
    return (receipt, now, keep) ->
        reconciled(
            now,
            keep,
            outcome -> Answers.newPupil(word, outcome),
            (along, at) -> spine.work().returns().entered(school, word, receipt, along, at));
  }

  private ReturnKind.Word homeEducation(@Nullable School from, ObjectNode body, LocalDate today) {
    HomeEducationNotice notice = ReturnBodies.homeEducation(body);
    return (receipt, now, keep) ->
        reconciled(
            now,
            keep,
            outcome -> Answers.homeEducation(notice),
            (along, at) -> spine.work().returns().homeEducated(notice, receipt, along, at));
  }

  /** Held against the rolls, its answer kept in the same transaction. */
  private static Optional<ObjectNode> reconciled(
      Instant now,
      ReturnKind.Keeping keep,
      Function<Outcome, ObjectNode> answer,
      BiFunction<AlongWith, Instant, Outcome> reconciling) {
    Outcome outcome = reconciling.apply(o -> keep.of(answer.apply(o)), now);
    return outcome.saidBefore() ? Optional.empty() : Optional.of(answer.apply(outcome));
  }
}
