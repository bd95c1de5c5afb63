package org.onroll.notificationintake;

import static org.onroll.notificationintake.BodyParts.said;
import static org.onroll.notificationintake.BodyParts.sessions;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.returns.GroundEvidence;
import org.onroll.domain.returns.GroundEvidence.Ending;
import org.onroll.domain.returns.GroundEvidence.Enquiries;
import org.onroll.domain.returns.GroundEvidence.Enquiry;
import org.onroll.domain.returns.GroundEvidence.Notice;
import org.onroll.domain.returns.GroundEvidence.Order;
import org.onroll.domain.returns.GroundEvidence.OtherSchool;
import org.onroll.domain.returns.GroundEvidence.Registration;
import org.onroll.platform.http.Fields;

/** Reads what a deletion return says of the conditions of its ground. */
final class GroundBody {
  private static final int LONGEST_SENTENCE = 1200;

  private GroundBody() {}

  static GroundEvidence read(Fields f) {
    return new GroundEvidence(
        order(f.object("attendanceOrder")),
        registration(f),
        notice(f.object("parentNotice")),
        said(f, "returnExpected"),
        said(f, "unableToAttend"),
        f.object("leaveOfAbsence").date("until"),
        sessions(f),
        enquiries(f),
        ending(f));
  }

  private static Order order(Fields o) {
    return new Order(said(o, "namesThisSchool"), o.date("amendedOn"), o.date("revokedOn"));
  }

  private static Registration registration(Fields f) {
    List<OtherSchool> others =
        f.list("otherSchools").stream()
            .map(s -> new OtherSchool(s.text("urn"), s.text("name"), s.date("consentedOn")))
            .toList();
    return new Registration(
        said(f, "dualRegistrationAgreed"),
        said(f.object("mobileChild"), "mainSchool"),
        said(f, "boarder"),
        others);
  }

  private static Notice notice(Fields n) {
    return new Notice(
        said(n, "written"), n.date("from"), said(n, "placedByAuthority"), n.date("consentedOn"));
  }

  private static Enquiries enquiries(Fields f) {
    List<Enquiry> made =
        f.list("enquiries").stream()
            .map(e -> new Enquiry(e.text("by").toLowerCase(Locale.ROOT), e.date("on")))
            .toList();
    Fields agreements = f.object("agreements");
    return new Enquiries(
        made, said(f, "notFound"), agreements.date("school"), agreements.date("authority"));
  }

  private static Ending ending(Fields f) {
    Fields exclusion = f.object("exclusion");
    return new Ending(
        months(f),
        f.date("diedOn"),
        said(f, "goesToSixthForm"),
        f.date("feesUnpaidAt"),
        f.date("ceasedOn"),
        exclusion.date("on"),
        exclusion.date("reviewedOn"));
  }

  private static @Nullable Integer months(Fields f) {
    return f.has("sentenceMonths") ? f.number("sentenceMonths", 0, LONGEST_SENTENCE) : null;
  }
}
