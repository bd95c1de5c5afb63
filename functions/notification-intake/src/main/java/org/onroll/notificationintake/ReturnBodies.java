package org.onroll.notificationintake;

import static org.onroll.notificationintake.BodyParts.address;
import static org.onroll.notificationintake.BodyParts.choice;
import static org.onroll.notificationintake.BodyParts.destination;
import static org.onroll.notificationintake.BodyParts.identity;
import static org.onroll.notificationintake.BodyParts.ownUrn;
import static org.onroll.notificationintake.BodyParts.parents;
import static org.onroll.notificationintake.BodyParts.safeguarding;
import static org.onroll.notificationintake.BodyParts.said;
import static org.onroll.notificationintake.BodyParts.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.Ground;
import org.onroll.domain.returns.AttendanceReturn;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.returns.ReducedTimetableReturn;
import org.onroll.domain.returns.SicknessReturn;
import org.onroll.domain.school.Urn;
import org.onroll.platform.http.Fields;

/**
 * Reads the bodies of returns and notices. Refused is only what requirement B2 says: unreadable
 * content, no identity, no ground, another school's URN.
 */
final class ReturnBodies {
  private ReturnBodies() {}

  static DeletionReturn deletion(Urn urn, ObjectNode body, LocalDate today) {
    Fields f = new Fields(body);
    ownUrn(f, urn);
    Identity pupil = identity(f, "pupil");
    Optional<Ground> ground = Ground.parse(f.text("ground"));
    if (ground.isEmpty()) {
      f.error(
          "ground",
          "say which ground of regulation 9(1) was met, one letter from a to o, or for a pupil who"
              + " is not of compulsory school age one of regulation 9(3), such as 9(3)(a)");
    }
    LocalDate date = f.date("deletionDate");
    DeletionReturn word =
        new DeletionReturn(
            urn,
            pupil,
            address(f.object("pupil").object("address")),
            date == null ? today : date,
            date != null,
            ground.orElse(Ground.A),
            parents(f),
            destination(f),
            f.flag("socialCare"),
            safeguarding(f),
            GroundBody.read(f));
    f.check();
    return word;
  }

  static NewPupilReturn newPupil(Urn urn, ObjectNode body, LocalDate today) {
    Fields f = new Fields(body);
    ownUrn(f, urn);
    Identity pupil = identity(f, "pupil");
    LocalDate date = f.date("entryDate");
    NewPupilReturn word =
        new NewPupilReturn(
            urn,
            pupil,
            f.object("pupil").text("yearGroup"),
            address(f.object("pupil").object("address")),
            date == null ? today : date,
            date != null,
            f.date("startingDay"),
            parents(f),
            safeguarding(f));
    f.check();
    return word;
  }

  static HomeEducationNotice homeEducation(ObjectNode body) {
    Fields f = new Fields(body);
    Identity child = identity(f, "child");
    LocalDate from = f.date("from");
    if (from == null && !f.has("from")) {
      f.error("from", "give the date from which the child is educated at home");
    }
    String school = f.text("schoolUrn");
    if (!school.isEmpty() && !Urn.isUrn(school)) f.error("schoolUrn", "a URN has six digits");
    HomeEducationNotice notice =
        new HomeEducationNotice(
            child,
            from == null ? LocalDate.EPOCH : from,
            school,
            f.object("parent").text("name"),
            safeguarding(f),
            said(f.object("concerns"), "safety"),
            said(f.object("concerns"), "quality"));
    f.check();
    return notice;
  }

  static AttendanceReturn attendance(Urn urn, ObjectNode body, LocalDate today) {
    Fields f = new Fields(body);
    ownUrn(f, urn);
    LocalDate from = f.date("from");
    AttendanceReturn word =
        new AttendanceReturn(
            urn,
            identity(f, "pupil"),
            address(f.object("pupil").object("address")),
            choice(f, "pattern", AttendanceReturn.Pattern.values()),
            from == null ? today : from,
            from != null,
            f.date("until"),
            f.text("cause"),
            sessions(f),
            safeguarding(f));
    f.check();
    return word;
  }

  static SicknessReturn sickness(Urn urn, ObjectNode body, LocalDate today) {
    Fields f = new Fields(body);
    ownUrn(f, urn);
    LocalDate from = f.date("from");
    SicknessReturn word =
        new SicknessReturn(
            urn,
            identity(f, "pupil"),
            address(f.object("pupil").object("address")),
            choice(f, "pattern", SicknessReturn.Pattern.values()),
            from == null ? today : from,
            from != null,
            f.date("until"),
            days(f, "daysMissed"),
            days(f, "daysExpected"),
            sessions(f),
            safeguarding(f));
    f.check();
    return word;
  }

  private static int days(Fields f, String name) {
    return f.has(name) ? f.number(name, 0, 400) : 0;
  }

  static ReducedTimetableReturn reducedTimetable(Urn urn, ObjectNode body, LocalDate today) {
    Fields f = new Fields(body);
    ownUrn(f, urn);
    LocalDate start = f.date("start");
    Fields consent = f.object("parentalConsent");
    ReducedTimetableReturn word =
        new ReducedTimetableReturn(
            urn,
            identity(f, "pupil"),
            address(f.object("pupil").object("address")),
            start == null ? today : start,
            start != null,
            hours(f),
            said(consent, "given"),
            consent.date("on"),
            said(f, "reintegrationPlan"),
            f.date("endDate"),
            f.date("reviewedOn"),
            f.date("fullTimeFrom"),
            safeguarding(f));
    f.check();
    return word;
  }

  private static @Nullable BigDecimal hours(Fields f) {
    String text = f.text("hoursPerWeek");
    if (text.isEmpty()) return null;
    if (text.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")) return new BigDecimal(text);
    f.error("hoursPerWeek", "is a number of hours such as 12.5");
    return null;
  }
}
