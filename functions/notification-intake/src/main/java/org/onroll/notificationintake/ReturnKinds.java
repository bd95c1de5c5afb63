package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.attendance.AbsenceReturns;
import org.onroll.domain.attendance.ReducedTimetables;
import org.onroll.domain.calendar.London;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.reconciliation.ReturnReconciler.Outcome;
import org.onroll.domain.records.Change;
import org.onroll.domain.returns.AttendanceReturn;
import org.onroll.domain.returns.Circumstances;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.returns.ReducedTimetableReturn;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.returns.SicknessReturn;
import org.onroll.domain.school.School;
import org.onroll.platform.function.Spine;

/** All that can be sent, by the name that the route ends with and a file's column Kind gives. */
final class ReturnKinds {
  static final String NEW_PUPIL = "new-pupil";
  static final String DELETION = "deletion";
  static final String ATTENDANCE = "attendance";
  static final String SICKNESS = "sickness";
  static final String REDUCED_TIMETABLE = "reduced-timetable";
  static final String HOME_EDUCATION_NOTICE = "home-education-notice";

  private final Spine spine;
  private final Map<String, ReturnKind> byId;

  ReturnKinds(Spine spine) {
    this.spine = spine;
    this.byId =
        Map.of(
            NEW_PUPIL, this::newPupil,
            DELETION, this::deletion,
            ATTENDANCE, this::attendance,
            SICKNESS, this::sickness,
            REDUCED_TIMETABLE, this::reducedTimetable,
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
    Spine.Work work = spine.work();
    Circumstances at = circumstances(school, work, today);
    return new ReturnKind.Word() {
      @Override
      public Optional<ObjectNode> take(String receipt, Instant now, ReturnKind.Keeping keep) {
        List<Change> promises =
            promises(work, school, word.pupil(), word.safeguarding(), receipt, now);
        Outcome outcome =
            work.returns()
                .deleted(
                    school,
                    word,
                    receipt,
                    o -> with(promises, keep.of(Answers.deletion(at, word, o))),
                    now);
        return unless(outcome.saidBefore(), () -> Answers.deletion(at, word, outcome));
      }

      @Override
      public Optional<ObjectNode> weigh(Instant now) {
        Outcome outcome = work.returns().weigh(school, word, London.day(now));
        return Optional.of(Answers.deletion(at, word, outcome));
      }
    };
  }

  private ReturnKind.Word newPupil(@Nullable School from, ObjectNode body, LocalDate today) {
    School school = Objects.requireNonNull(from);
    NewPupilReturn word = ReturnBodies.newPupil(school.urn(), body, today);
    Rule law = spine.authority().rules().rule(Rules.NEW_PUPIL_RETURN, word.entered());
    boolean asked = spine.authority().rules().asksForExempt(word.entered());
    Spine.Work work = spine.work();
    return (receipt, now, keep) -> {
      List<Change> promises =
          promises(work, school, word.pupil(), word.safeguarding(), receipt, now);
      Outcome outcome =
          work.returns()
              .entered(
                  school,
                  word,
                  receipt,
                  o -> with(promises, keep.of(Answers.newPupil(word, o, law, asked))),
                  now);
      return unless(outcome.saidBefore(), () -> Answers.newPupil(word, outcome, law, asked));
    };
  }

  private ReturnKind.Word attendance(@Nullable School from, ObjectNode body, LocalDate today) {
    School school = Objects.requireNonNull(from);
    AttendanceReturn word = ReturnBodies.attendance(school.urn(), body, today);
    Spine.Work work = spine.work();
    Circumstances at = circumstances(school, work, today);
    return (receipt, now, keep) -> {
      List<Change> promises =
          promises(work, school, word.pupil(), word.safeguarding(), receipt, now);
      AbsenceReturns.Reported reported =
          work.absences()
              .absent(
                  school,
                  word,
                  word.schoolDays(at),
                  receipt,
                  r -> with(promises, keep.of(AbsenceAnswers.attendance(at, word, r))),
                  now);
      return unless(reported.saidBefore(), () -> AbsenceAnswers.attendance(at, word, reported));
    };
  }

  private ReturnKind.Word sickness(@Nullable School from, ObjectNode body, LocalDate today) {
    School school = Objects.requireNonNull(from);
    SicknessReturn word = ReturnBodies.sickness(school.urn(), body, today);
    Spine.Work work = spine.work();
    Circumstances at = circumstances(school, work, today);
    return (receipt, now, keep) -> {
      List<Change> promises =
          promises(work, school, word.pupil(), word.safeguarding(), receipt, now);
      AbsenceReturns.Reported reported =
          work.absences()
              .ill(
                  school,
                  word,
                  receipt,
                  r -> with(promises, keep.of(AbsenceAnswers.sickness(at, word, r))),
                  now);
      return unless(reported.saidBefore(), () -> AbsenceAnswers.sickness(at, word, reported));
    };
  }

  private ReturnKind.Word reducedTimetable(
      @Nullable School from, ObjectNode body, LocalDate today) {
    School school = Objects.requireNonNull(from);
    ReducedTimetableReturn word = ReturnBodies.reducedTimetable(school.urn(), body, today);
    Spine.Work work = spine.work();
    return (receipt, now, keep) -> {
      List<Change> promises =
          promises(work, school, word.pupil(), word.safeguarding(), receipt, now);
      ReducedTimetables.Reported reported =
          work.timetables()
              .take(
                  school,
                  word,
                  receipt,
                  r -> with(promises, keep.of(AbsenceAnswers.timetable(word, r))),
                  now);
      return unless(reported.saidBefore(), () -> AbsenceAnswers.timetable(word, reported));
    };
  }

  private ReturnKind.Word homeEducation(@Nullable School from, ObjectNode body, LocalDate today) {
    HomeEducationNotice notice = ReturnBodies.homeEducation(body);
    Spine.Work work = spine.work();
    return (receipt, now, keep) -> {
      List<Change> promises =
          work.promises()
              .promise(spine.key().child(notice.child(), ""), notice.safeguarding(), "", receipt);
      ObjectNode answer =
          Answers.homeEducation(notice, notice.assured(spine.authority().rules(), work.calendars()))
              .put("reference", spine.key().reference('R', "receipt", receipt));
      Outcome outcome =
          work.returns()
              .homeEducated(notice, receipt, o -> with(promises, keep.of(answer.deepCopy())), now);
      return unless(outcome.saidBefore(), () -> answer);
    };
  }

  private Circumstances circumstances(School school, Spine.Work work, LocalDate today) {
    return new Circumstances(
        school, () -> work.calendars().of(school.urn()), today, spine.authority().rules());
  }

  private static List<Change> promises(
      Spine.Work work,
      School school,
      Identity pupil,
      Safeguarding word,
      String receipt,
      Instant now) {
    return work.promises().of(school, pupil, word, receipt, London.day(now));
  }

  private static List<Change> with(List<Change> promises, List<Change> kept) {
    List<Change> all = new ArrayList<>(kept);
    all.addAll(promises);
    return all;
  }

  private static Optional<ObjectNode> unless(boolean saidBefore, Supplier<ObjectNode> answer) {
    return saidBefore ? Optional.empty() : Optional.of(answer.get());
  }
}
