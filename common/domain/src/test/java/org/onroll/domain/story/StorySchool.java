package org.onroll.domain.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.reconciliation.ReturnReconciler;
import org.onroll.domain.records.Change;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.Acceptance;
import org.onroll.domain.roll.Address;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/** A school of the stories: sends rolls of the day that it is, and says things. */
public final class StorySchool {
  private final County county;
  private final School school;
  private final List<PendingDiff> steps = new ArrayList<>();
  private List<Pupil> pupils = new ArrayList<>();

  StorySchool(County county, School school) {
    this.county = county;
    this.school = school;
  }

  public Urn urn() {
    return school.urn();
  }

  public School school() {
    return school;
  }

  // ---- rolls

  /** Sends a roll of exactly these. */
  public StorySchool rolls(Kid... kids) {
    pupils = new ArrayList<>(Arrays.stream(kids).map(Kid::pupil).toList());
    return send();
  }

  /** Sends the last roll without the child. */
  public StorySchool loses(Kid kid) {
    if (!pupils.remove(kid.pupil())) throw new IllegalArgumentException("not on this roll");
    return send();
  }

  /** Sends the last roll with the child as well. */
  public StorySchool gains(Kid kid) {
    pupils.add(kid.pupil());
    return send();
  }

  /** Sends the last roll with another line for the same pupil. */
  public StorySchool corrects(Kid before, Kid after) {
    if (!pupils.remove(before.pupil())) throw new IllegalArgumentException("not on this roll");
    pupils.add(after.pupil());
    return send();
  }

  /** Sends the roll as it stands: accepted, or confirmed where it is the same again. */
  public StorySchool send() {
    accept();
    county.applySteps(urn());
    return this;
  }

  /** Sends a roll of exactly these; the request is cut off before its effects are written. */
  public void sendsAndIsCutOff(Kid... kids) {
    pupils = new ArrayList<>(Arrays.stream(kids).map(Kid::pupil).toList());
    accept();
  }

  private void accept() {
    Instant now = county.now();
    Roll roll = Roll.of(pupils);
    @Nullable RollHead head = county.records().find(RollHead.key(urn())).orElse(null);
    String receipt = "r-" + urn() + "-" + county.today() + "-" + roll.hash().substring(0, 8);
    if (head != null && head.hash().equals(roll.hash())) {
      RollHead again = head.confirmed(county.today(), receipt, now);
      county.records().commit(List.of(Change.save(again)));
      return;
    }
    StoredRoll kept =
        new StoredRoll(
            urn(),
            county.today(),
            roll.hash(),
            StoredRoll.State.ACCEPTED,
            roll,
            List.of(),
            true,
            now);
    county.records().commit(List.of(Change.put(kept)));
    List<Change> changes =
        new ArrayList<>(Acceptance.changes(urn(), head, county.today(), roll, true, receipt, now));
    changes.addAll(keep(receipt, "roll"));
    county.records().commit(changes);
    for (Change change : changes) {
      if (change instanceof Change.Create c && c.record() instanceof PendingDiff d) steps.add(d);
    }
  }

  /** Every step of this school is begun again from the start, as after a crash. */
  public void beginsAllStepsAgain() {
    for (PendingDiff step : steps) county.records().write(List.of(Change.put(step)));
    county.applySteps(urn());
  }

  // ---- returns

  /** A deletion return. */
  public ReturnReconciler.Outcome declaresGone(Kid kid, Word word) {
    LocalDate day = word.day() == null ? county.today() : word.day();
    DeletionReturn said =
        new DeletionReturn(
            urn(),
            kid.identity(),
            Address.NONE,
            day,
            true,
            word.ground(),
            List.of(),
            word.destination(),
            word.socialCare(),
            Safeguarding.NOT_ASKED);
    String receipt = county.receipt("deletion", urn(), kid, word);
    return county.says(
        receipt,
        r -> r.deleted(school, said, receipt, o -> keep(receipt, "deletion"), county.now()));
  }

  /** A new-pupil return. */
  public ReturnReconciler.Outcome declaresEntered(Kid kid, String day) {
    LocalDate entered = LocalDate.parse(day);
    NewPupilReturn said =
        new NewPupilReturn(
            urn(),
            kid.identity(),
            kid.year().code(),
            Address.NONE,
            entered,
            true,
            entered,
            List.of(),
            Safeguarding.NOT_ASKED);
    String receipt = county.receipt("new-pupil", urn(), kid, day);
    return county.says(
        receipt,
        r -> r.entered(school, said, receipt, o -> keep(receipt, "new-pupil"), county.now()));
  }

  private List<Change> keep(String receipt, String kind) {
    return List.of(
        Change.put(new Receipt(receipt, kind, urn().value(), "office", county.now(), "", "{}")));
  }

  // ---- the rest

  /** Days that the school sets for itself. */
  public StorySchool closes(Map<LocalDate, String> closures) {
    county
        .records()
        .commit(
            List.of(
                Change.create(
                    new CalendarSheet(urn().value(), "the school", List.of(), closures, 1))));
    return this;
  }

  public List<Movement> movements(Kid kid) {
    return county.records().all(Movement.class).stream()
        .filter(m -> m.urn().equals(urn()) && kid.isNamedIn(m.identity()))
        .toList();
  }
}
