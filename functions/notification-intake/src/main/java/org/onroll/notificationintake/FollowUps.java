package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.returns.HomeEducationAssurance;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.MadeReferral;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/** What is said later of something that has a receipt: a referral that was made, an assurance. */
final class FollowUps {
  static final String REFERRAL = "safeguarding-referral";
  static final String ASSURANCE = "home-education-assurance";

  private final Spine spine;
  private final Callers callers;
  private final Receipts receipts;
  private final ReturnIntake intake;

  FollowUps(Spine spine, Callers callers, Receipts receipts, ReturnIntake intake) {
    this.spine = spine;
    this.callers = callers;
    this.receipts = receipts;
    this.intake = intake;
  }

  /** A school has made the safeguarding referral that it promised. */
  Response referral(Request request) {
    Urn urn = callers.school(request);
    boolean theirs = told(request).filter(r -> r.urn().equals(urn.value())).isPresent();
    if (!theirs) throw ProblemException.of(Kind.NOT_FOUND, "This school has no such receipt.");
    return made(request, urn.value());
  }

  /**
   * Whoever sent a form has made the safeguarding referral that it promised; or an officer says.
   */
  Response referralOfSender(Request request) {
    Optional<Receipt> told = told(request);
    boolean own =
        told.filter(r -> r.sender().equals(request.client()))
            .filter(r -> stillSends(request, r))
            .isPresent();
    if (!own) {
      callers.authority(request, Role.OFFICER, Role.MANAGER);
      if (told.isEmpty()) throw ProblemException.of(Kind.NOT_FOUND, "There is no such receipt.");
    }
    return made(request, told.map(Receipt::urn).orElse(""));
  }

  /**
   * Whether the client could send such a form today: what it sent once is no grant (abuse-A10).
   *
   * @throws ProblemException 403
   */
  private boolean stillSends(Request request, Receipt sent) {
    if (!sent.urn().isEmpty()) return callers.forSchool(request, sent.urn());
    callers.authority(request, Role.REFERRER, Role.OFFICER, Role.MANAGER);
    return true;
  }

  private Optional<Receipt> told(Request request) {
    return spine.records().find(Receipt.key(request.path("id")));
  }

  private Response made(Request request, String urn) {
    String about = request.path("id");
    ObjectNode body = request.json();
    Fields f = new Fields(body);
    LocalDate on = f.date("on");
    if (on == null && f.text("on").isEmpty()) f.error("on", "give the day of the referral");
    if (on != null && on.isAfter(spine.today())) f.error("on", "is still to come");
    String reference = f.text("reference");
    if (reference.isEmpty()) f.error("reference", "give the reference of the referral");
    f.check();
    LocalDate day = on == null ? spine.today() : on;
    Receipts.Arrival arrival =
        receipts.arrival(request, REFERRAL, urn, body.deepCopy().put("about", about));
    return intake.once(
        arrival,
        (receipt, now, keep) -> {
          MadeReferral word = new MadeReferral(about, day, reference, request.client(), now);
          ObjectNode answer =
              new Reply()
                  .next("The safeguarding referral is on record; the reminder of it has ended.")
                  .json()
                  .put("about", about);
          Attempts.run(
              () -> {
                List<Change> changes = new ArrayList<>(keep.of(answer));
                changes.addAll(spine.work().promises().made(urn, word, London.day(now)));
                spine.records().commit(changes);
              });
          return Optional.of(answer);
        });
  }

  /** An officer records what is known of a child's education at home. */
  Response assurance(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    String notice = request.path("id");
    Optional<HomeEducationNotice> said =
        told(request)
            .filter(r -> r.kind().equals(ReturnKinds.HOME_EDUCATION_NOTICE))
            .map(r -> ReturnBodies.homeEducation((ObjectNode) Json.parse(r.content())));
    if (said.isEmpty()) throw ProblemException.of(Kind.NOT_FOUND, "There is no such notice.");
    ObjectNode body = request.json();
    Fields f = new Fields(body);
    LocalDate on = f.date("on");
    if (on == null && f.text("on").isEmpty()) f.error("on", "give the day of the assurance");
    if (on != null && on.isAfter(spine.today())) f.error("on", "is still to come");
    if (f.text("basis", 2000).isEmpty()) f.error("basis", "say what the assurance rests on");
    HomeEducationAssurance.Suitable suitable =
        BodyParts.choice(f, "suitable", HomeEducationAssurance.Suitable.values());
    Fields concerns = f.object("concerns");
    boolean safety = concerns.flag("safety");
    boolean quality = concerns.flag("quality");
    f.check();
    LocalDate day = on == null ? spine.today() : on;
    Receipts.Arrival arrival =
        receipts.arrival(request, ASSURANCE, "", body.deepCopy().put("about", notice));
    return intake.once(
        arrival,
        (receipt, now, keep) -> {
          HomeEducationAssurance word =
              new HomeEducationAssurance(
                  notice,
                  receipt,
                  suitable,
                  day,
                  f.text("basis", 2000),
                  request.client(),
                  now,
                  safety,
                  quality);
          ObjectNode answer = recorded(word, now);
          if (suitable == HomeEducationAssurance.Suitable.NO) {
            spine
                .unsuitableEducation()
                .found(said.get(), word, () -> kept(word, answer, keep), now);
          } else {
            Attempts.run(() -> spine.records().commit(kept(word, answer, keep)));
          }
          return Optional.of(answer);
        });
  }

  private List<Change> kept(
      HomeEducationAssurance word, ObjectNode answer, ReturnKind.Keeping keep) {
    List<Change> changes = new ArrayList<>(keep.of(answer));
    changes.add(Change.create(word));
    if (word.suitable() == HomeEducationAssurance.Suitable.NOT_YET_KNOWN) return changes;
    spine
        .records()
        .find(HomeEducationNotice.assurance(word.notice()))
        .filter(Deadline::isOpen)
        .ifPresent(d -> changes.add(Change.save(d.met(London.day(word.recordedAt())))));
    return changes;
  }

  private static ObjectNode recorded(HomeEducationAssurance word, Instant now) {
    return Answers.assurance(word)
        .put("about", word.notice())
        .put("by", word.by())
        .put("recordedAt", now.toString());
  }
}
