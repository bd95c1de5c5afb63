package org.onroll.platform.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onroll.domain.access.Grant;
import org.onroll.domain.access.Role;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.Term;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.deadline.Policy;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.SecretKeyRecord;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.Restore;
import org.onroll.domain.records.Stored;
import org.onroll.domain.returns.Once;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.roll.Address;
import org.onroll.domain.roll.HeldRoll;
import org.onroll.domain.roll.HoldReason;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.RollStep;
import org.onroll.domain.roll.RollStep.RollRef;
import org.onroll.domain.roll.RowNote;
import org.onroll.domain.roll.SetAsideRow;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;
import org.onroll.domain.upload.Upload;
import org.onroll.domain.upload.UploadChunk;
import org.onroll.domain.upload.UploadOutcome;
import org.onroll.domain.upload.UploadOutcome.Line;
import org.onroll.platform.fixture.RollText;

/** A full and a minimal record of each kind; the full ones speak of one child with canaries. */
final class Samples {
  static final Identity CANARY =
      new Identity(
          RollText.upn(777), "Canarybird", "Zoë-Mae", "Ann", LocalDate.parse("2013-07-19"), "F");
  static final Identity NAMELESS =
      new Identity(RollText.upn(778), "", "", "", Identity.BIRTH_UNKNOWN, "");
  static final Address CANARY_ADDRESS =
      new Address("7 Canary Row", "Flat 2", "Canarytown", "ZZ7 7ZZ");

  static final Urn URN = new Urn("999101");
  static final LocalDate DAY = LocalDate.parse("2026-09-14");
  static final Instant AT = Instant.parse("2026-09-14T08:00:00.123Z");
  static final IdentityKey KEY = new IdentityKey(new byte[32]);
  static final ChildId CHILD = KEY.child(CANARY, "999101");
  static final ChildId OTHER = KEY.child(NAMELESS, "999101");
  static final String HASH = "0f".repeat(32);

  private Samples() {}

  static Stream<Stored> all() {
    return Stream.of(schools(), PeopleSamples.all(), business(), ReferralSamples.all(), uploads())
        .flatMap(s -> s);
  }

  private static final RollStep STEP =
      new RollStep(URN, 2, new RollRef(DAY.minusDays(1), HASH), new RollRef(DAY, HASH), "r-2", AT);

  private static Stream<Stored> schools() {
    Pupil pupil =
        new Pupil(
            CANARY,
            YearGroup.Y8,
            DAY,
            EnrolStatus.M,
            true,
            "A123",
            RollText.upn(1),
            CANARY_ADDRESS);
    Pupil bare = new Pupil(NAMELESS, YearGroup.X, null, EnrolStatus.C, false, "", "", Address.NONE);
    SetAsideRow row =
        new SetAsideRow(
            new RowNote(7, "Sex", "not a code"), CANARY.upn(), "A9", "Canarybird", "Zoë", DAY);
    SetAsideRow emptyRow = new SetAsideRow(new RowNote(8, "", "short"), "", "", "", "", null);
    return Stream.of(
        new School(
            URN,
            "Example",
            "931/9901",
            "primary",
            "academy",
            4,
            11,
            School.Feed.CSV,
            "office",
            true,
            3),
        new School(URN, "Example", "", "special", "special", 2, 19, School.Feed.NONE, "", false, 1),
        new RollHead(URN, DAY, DAY.minusDays(3), HASH, 250, true, 12, "r-1", AT, 44),
        new RollHead(URN, DAY, DAY, HASH, 0, false, 1, "r-1", AT, 1),
        new StoredRoll(
            URN,
            DAY,
            HASH,
            StoredRoll.State.HELD,
            Roll.of(List.of(pupil, bare)),
            List.of(row, emptyRow),
            true,
            AT),
        new StoredRoll(
            URN, DAY, HASH, StoredRoll.State.ACCEPTED, Roll.of(List.of()), List.of(), false, AT),
        new RollStep(URN, 1, null, new RollRef(DAY, HASH), "r-1", AT),
        STEP,
        new PendingDiff(STEP, AT, 3),
        new PendingDiff(new RollStep(URN, 1, null, new RollRef(DAY, HASH), "r-1", AT), AT, 1),
        new HeldRoll(
            "r-3",
            URN,
            DAY,
            HASH,
            200,
            List.of(
                new HoldReason(HoldReason.Code.LEAVERS, "20 are gone."),
                new HoldReason(HoldReason.Code.SIZE, "Too few.")),
            AT,
            List.of(
                new HeldRoll.Decision("officer-1", "they moved", AT),
                new HeldRoll.Decision("officer-2", "confirmed by telephone", AT.plusSeconds(60))),
            true,
            3),
        new HeldRoll("r-4", URN, DAY, HASH, 0, List.of(), AT, List.of(), false, 1),
        new CalendarSheet(
            "931",
            "the council",
            List.of(new Term("autumn", DAY, DAY.plusDays(30))),
            Map.of(DAY.plusDays(1), "INSET day"),
            2),
        new CalendarSheet("999101", "", List.of(), Map.of(), 1),
        new CalendarChange("931", 2, DAY, "The county's calendar changed.", AT, true, null, 1),
        new CalendarChange("999101", 1, DAY, "The school's calendar changed.", AT, false, "c", 2),
        new Policy("931", "Policy", "Officer Canarybird", DAY, 2, 3),
        new Policy("931", "", "", DAY, 0, 1));
  }

  private static Stream<Stored> business() {
    return Stream.of(
        new Receipt("r-5", "deletion", "999101", "school-1", AT, "{\"pupil\":{}}", "{\"a\":1}"),
        new Receipt("r-6", "home-education-notice", "", "referrer-1", AT, "", "{}"),
        new Once(KEY.hash("once", "key"), HASH, "r-5", AT),
        new Once(KEY.hash("once", "other"), "", "r-6", AT),
        new Contact("duty-officer", "duty@example.org", 2),
        new Contact("office", "", 1),
        new Grant("school-1", "999101", Role.SCHOOL, 1),
        new Grant("officer-1", Grant.AUTHORITY, Role.MANAGER, 2),
        new OutgoingMail(
            "m-1",
            MailKind.ENQUIRY_OPENED,
            "E-7K3Q-9PZD",
            DAY,
            "duty-officer",
            OutgoingMail.Status.BOUNCED,
            3,
            AT,
            "ses-1",
            "Bounce Permanent",
            AT,
            AT.minusSeconds(60),
            5),
        new OutgoingMail(
            "m-2",
            MailKind.ROLL_HELD,
            "H-1",
            DAY,
            "duty-officer",
            OutgoingMail.Status.WAITING,
            0,
            AT,
            "",
            "",
            AT,
            AT,
            1),
        new Restore("town-1", AT, AT.plusSeconds(60), "administrator-1", 2),
        new Restore("town-2", AT, AT, "", 1),
        new SecretKeyRecord("ab".repeat(32)),
        new SecretKeyRecord("cd".repeat(32)));
  }

  private static Stream<Stored> uploads() {
    return Stream.of(
        new Upload("u-1", URN, "school-1", AT, 700, 7, 3, 250, 50, List.of("Ethnicity"), AT, 5),
        new Upload("u-2", URN, "school-1", AT, 1, 1, 1, 0, 1, List.of(), AT, 2),
        new UploadChunk("u-1", 4, "{\"body\":{\"surname\":\"Canarybird\"}}\n", AT),
        new UploadChunk("u-1", 5, "", AT),
        new UploadOutcome(
            "u-1",
            3,
            List.of(
                Line.accepted(302, "deletion", "r-5", "Ground: look again; Postcode: missing"),
                Line.refused(303, "", "Kind", "say which return this is"))),
        new UploadOutcome("u-2", 0, List.of()));
  }
}
