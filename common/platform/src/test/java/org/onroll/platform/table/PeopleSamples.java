package org.onroll.platform.table;

import static org.onroll.platform.table.Samples.AT;
import static org.onroll.platform.table.Samples.CANARY;
import static org.onroll.platform.table.Samples.CANARY_ADDRESS;
import static org.onroll.platform.table.Samples.CHILD;
import static org.onroll.platform.table.Samples.DAY;
import static org.onroll.platform.table.Samples.HASH;
import static org.onroll.platform.table.Samples.KEY;
import static org.onroll.platform.table.Samples.NAMELESS;
import static org.onroll.platform.table.Samples.OTHER;
import static org.onroll.platform.table.Samples.URN;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onroll.domain.attendance.Absence;
import org.onroll.domain.attendance.ReducedTimetable;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.Closure;
import org.onroll.domain.enquiry.ClosureGround;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.law.Ground;
import org.onroll.domain.law.Rule;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.records.Stored;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.returns.HomeEducationAssurance;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;

/** What is kept about children. */
final class PeopleSamples {
  private PeopleSamples() {}

  static Stream<Stored> all() {
    LedgerEntry.Declared declared =
        new LedgerEntry.Declared(
            "r-5",
            DAY,
            Ground.G,
            new Destination(Destination.Kind.ABROAD, "", "Canary School", "Spain", DAY.plusDays(9)),
            true,
            true);
    Wait wait = new Wait("expected-arrival", "DEADLINE#x#1", DAY, DAY, CaseReason.NOT_ARRIVED, DAY);
    Claim claim =
        new Claim(Claim.By.ROLL, Claim.Grade.ON_ROLL, "999102", DAY, "on the roll", "r-6");
    Closure closure =
        new Closure(
            ClosureGround.ON_ROLL, Map.of("school", "999102"), "by telephone", "officer-1", DAY);
    return Stream.of(
        sighting(Sighting.Kind.ON_ROLL, CANARY, CHILD, OTHER),
        sighting(Sighting.Kind.LEFT, NAMELESS, OTHER, null),
        new Movement(
            URN,
            CHILD,
            2,
            Movement.Kind.LEFT,
            CANARY,
            "8",
            new Movement.Observation(DAY, HASH),
            new Movement.Declaration("r-5", DAY, AT, true),
            "DEADLINE#deletion-return#1",
            DAY,
            "LEAVER#0001",
            4),
        new Movement(
            URN, OTHER, 1, Movement.Kind.JOINED, NAMELESS, "", null, null, "", null, "", 1),
        new Child(CHILD, CANARY, "8", CANARY_ADDRESS, "LEAVER#0001", "case-1", 2, 7),
        new Child(OTHER, NAMELESS, "", Address.NONE, "", "", 0, 1),
        new Interval(CHILD, DAY, DAY.plusDays(4)),
        new Interval(OTHER, Interval.Kind.REDUCED_TIMETABLE, DAY, null),
        new Absence(
            URN,
            CHILD,
            Absence.Kind.ATTENDANCE,
            CANARY,
            DAY,
            DAY.plusDays(13),
            10,
            2,
            "r-7",
            AT,
            true,
            null,
            2),
        new Absence(
            URN, OTHER, Absence.Kind.SICKNESS, NAMELESS, DAY, null, 0, 1, "r-8", AT, false, DAY, 1),
        new ReducedTimetable(
            URN,
            CHILD,
            CANARY,
            DAY,
            "12.5",
            DAY.plusDays(42),
            null,
            1,
            "DEADLINE#timetable-review#x",
            "r-9",
            2),
        new ReducedTimetable(
            URN, OTHER, NAMELESS, DAY, "", null, DAY.plusDays(9), 0, "", "r-10", 1),
        new HomeEducationAssurance(
            "r-11",
            "r-12",
            HomeEducationAssurance.Suitable.NO,
            DAY,
            "a visit",
            "officer-1",
            AT,
            true,
            false),
        new HomeEducationAssurance(
            "r-11",
            "r-13",
            HomeEducationAssurance.Suitable.NOT_YET_KNOWN,
            DAY,
            "",
            "officer-2",
            AT,
            false,
            true),
        new LedgerEntry(
            CHILD,
            1,
            CANARY,
            "8",
            LedgerEntry.Status.OPEN,
            DAY,
            "999101",
            DAY,
            DAY,
            declared,
            true,
            "a roll row",
            "999102",
            wait,
            2,
            claim,
            "over age",
            "case-1",
            9),
        new LedgerEntry(
            OTHER,
            1,
            NAMELESS,
            "",
            LedgerEntry.Status.OUT_OF_SCOPE,
            DAY,
            "999101",
            DAY,
            null,
            null,
            false,
            "",
            "",
            null,
            0,
            null,
            "",
            "",
            1),
        new EnquiryCase(
            "case-1",
            "E-7K3Q-9PZD",
            CaseKind.CME,
            CaseState.CLOSED,
            AT,
            CaseReason.NO_RETURN,
            CHILD,
            CANARY,
            "8",
            "999101",
            DAY,
            "LEAVER#0001",
            DAY,
            true,
            DAY,
            claim,
            3,
            DAY,
            closure,
            5),
        new EnquiryCase(
            "case-2",
            "E-7K3Q-9PZE",
            CaseKind.ENQUIRY,
            CaseState.OPEN,
            AT,
            CaseReason.AWAITING_PLACE,
            OTHER,
            NAMELESS,
            "",
            "",
            DAY,
            "",
            null,
            false,
            null,
            null,
            1,
            null,
            null,
            1),
        new CaseEvent("case-1", 1, AT, "opened", "onroll", "No return has come."),
        new CaseEvent("case-2", 2, AT, "closed", "officer-1", ""),
        new Deadline(
            "SCHOOL#999101",
            "deletion-return",
            CHILD.value() + "#1",
            "MOVE#x",
            CHILD,
            "999101",
            DAY,
            DAY,
            DAY.plusDays(1),
            true,
            Deadline.Status.OPEN,
            Rule.Stage.DUE,
            AT,
            null,
            "999101",
            List.of(new Deadline.Moved(DAY, DAY.minusDays(1), DAY, "The calendar changed.")),
            "R-7K3Q-9PZD",
            2),
        new Deadline(
            "CASE#case-1",
            "enquiry-first-check",
            "1",
            "CASE",
            CHILD,
            "",
            DAY,
            DAY,
            null,
            false,
            Deadline.Status.MET,
            null,
            null,
            DAY,
            Deadline.COUNTY,
            List.of(),
            "E-7K3Q-9PZD",
            1));
  }

  private static Sighting sighting(
      Sighting.Kind kind,
      Identity identity,
      ChildId child,
      @org.jspecify.annotations.Nullable ChildId formerly) {
    boolean full = formerly != null;
    return new Sighting(
        KEY.namePartition(identity),
        kind,
        full ? "999101" : "",
        child,
        identity,
        EnrolStatus.S,
        YearGroup.Y8,
        full ? DAY : null,
        DAY,
        full,
        formerly,
        full ? "r-1" : "");
  }
}
