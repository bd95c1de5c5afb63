package org.onroll.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.Closure;
import org.onroll.domain.enquiry.ClosureGround;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.law.Ground;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.returns.Parent;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.Address;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollDiff;
import org.onroll.domain.roll.RollReading;
import org.onroll.domain.roll.RowNote;
import org.onroll.domain.roll.SetAsideRow;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;

@DisplayName("abuse-A15: no child is ever printed")
class CanaryTest {
  private static final String CANARY = "Canarybird";
  private static final String UPN = "R201100018042";
  private static final LocalDate BORN = LocalDate.of(2017, 5, 13);
  private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
  private static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");
  private static final Urn SCHOOL = new Urn("100001");
  private static final Identity CHILD = new Identity(UPN, CANARY, CANARY, CANARY, BORN, "F");
  private static final Address HOME = new Address(CANARY, CANARY, CANARY, CANARY);
  private static final Parent PARENT = new Parent(CANARY, HOME, true, CANARY);
  private static final ChildId ID = new IdentityKey(new byte[32]).child(CHILD, "100001");
  private static final Pupil PUPIL =
      new Pupil(CHILD, YearGroup.Y4, DAY, EnrolStatus.C, false, CANARY, UPN, HOME);
  private static final Closure CLOSURE =
      new Closure(ClosureGround.DECEASED, Map.of("confirmedBy", CANARY), CANARY, "officer", DAY);

  static Stream<Arguments> everythingThatHoldsAChild() {
    return Stream.of(
            CHILD,
            new Upn(UPN),
            HOME,
            PARENT,
            PUPIL,
            Roll.of(List.of(PUPIL)),
            RollDiff.between(Roll.of(List.of()), Roll.of(List.of(PUPIL))),
            new RollDiff.Changed(PUPIL, PUPIL),
            new SetAsideRow(new RowNote(2, "DOB", "unreadable"), UPN, CANARY, CANARY, CANARY, BORN),
            reading(),
            deletion(),
            newPupil(),
            new HomeEducationNotice(CHILD, DAY, "", CANARY, Safeguarding.NOT_ASKED),
            Child.unknown(ID, CHILD, "4", HOME),
            sighting(),
            movement(),
            enquiry(),
            CLOSURE,
            new Receipt("r-1", "deletion", "100001", "office", NOW, CANARY, CANARY),
            new Contact("office", CANARY + "@school.example", 1),
            new SecretKeyRecord(CANARY))
        .map(held -> Arguments.of(held.getClass().getSimpleName(), held));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everythingThatHoldsAChild")
  void nothing_personal_is_printed(String kind, Object held) {
    assertThat(held.toString())
        .doesNotContainIgnoringCase(CANARY)
        .doesNotContain(UPN)
        .doesNotContain(BORN.toString());
  }

  private static RollReading reading() {
    return new RollReading(
        List.of(PUPIL),
        List.of(new SetAsideRow(new RowNote(2, "", "x"), UPN, CANARY, CANARY, CANARY, BORN)),
        List.of(),
        List.of(),
        RollReading.Shape.WHOLE,
        0,
        true);
  }

  private static DeletionReturn deletion() {
    return new DeletionReturn(
        SCHOOL,
        CHILD,
        HOME,
        DAY,
        true,
        Ground.A,
        List.of(PARENT),
        Destination.UNKNOWN,
        false,
        Safeguarding.NOT_ASKED);
  }

  private static NewPupilReturn newPupil() {
    return new NewPupilReturn(
        SCHOOL, CHILD, "4", HOME, DAY, true, DAY, List.of(PARENT), Safeguarding.NOT_ASKED);
  }

  private static Sighting sighting() {
    return new Sighting(
        "BLOCK#x",
        Sighting.Kind.ON_ROLL,
        "100001",
        ID,
        CHILD,
        EnrolStatus.C,
        YearGroup.Y4,
        DAY,
        DAY,
        false,
        null,
        "r-1");
  }

  private static Movement movement() {
    return new Movement(SCHOOL, ID, 1, Movement.Kind.LEFT, CHILD, "4", null, null, "", null, "", 1);
  }

  private static EnquiryCase enquiry() {
    return new EnquiryCase(
        "id",
        "E-1",
        CaseKind.CME,
        CaseState.CLOSED,
        NOW,
        CaseReason.NO_RETURN,
        ID,
        CHILD,
        "4",
        "100001",
        DAY,
        "LEAVER#0001",
        null,
        true,
        DAY,
        null,
        1,
        null,
        CLOSURE,
        1);
  }
}
