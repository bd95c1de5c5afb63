package org.onroll.platform.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.onroll.platform.returns.ReturnColumns.Column;

/** What a deletion return says of the conditions of its ground (SI 2024/208 reg 9), as columns. */
final class GroundColumns {
  private static final int OTHER_SCHOOLS = 3;
  private static final int ENQUIRIES = 6;

  private GroundColumns() {}

  static Stream<Column> all(Set<String> kinds) {
    List<Column> all = new ArrayList<>();
    registration(all, kinds);
    notice(all, kinds);
    enquiries(all, kinds);
    ending(all, kinds);
    return all.stream();
  }

  private static void registration(List<Column> all, Set<String> kinds) {
    all.add(
        new Column("OrderNamesThisSchool", "attendanceOrder.namesThisSchool", Cell.FLAG, kinds));
    all.add(new Column("OrderAmendedOn", "attendanceOrder.amendedOn", Cell.DATE, kinds));
    all.add(new Column("OrderRevokedOn", "attendanceOrder.revokedOn", Cell.DATE, kinds));
    all.add(new Column("DualRegistrationAgreed", "dualRegistrationAgreed", Cell.FLAG, kinds));
    all.add(new Column("MobileChildMainSchool", "mobileChild.mainSchool", Cell.FLAG, kinds));
    all.add(new Column("Boarder", "boarder", Cell.FLAG, kinds));
    for (int i = 0; i < OTHER_SCHOOLS; i++) {
      String name = "OtherSchool" + (i + 1);
      String path = "otherSchools[" + i + "].";
      all.add(new Column(name + "URN", path + "urn", Cell.TEXT, kinds));
      all.add(new Column(name + "Name", path + "name", Cell.TEXT, kinds));
      all.add(new Column(name + "ConsentedOn", path + "consentedOn", Cell.DATE, kinds));
    }
  }

  private static void notice(List<Column> all, Set<String> kinds) {
    String notice = "parentNotice.";
    all.add(new Column("ParentNoticeWritten", notice + "written", Cell.FLAG, kinds));
    all.add(new Column("ParentNoticeFrom", notice + "from", Cell.DATE, kinds));
    all.add(new Column("PlacedByAuthority", notice + "placedByAuthority", Cell.FLAG, kinds));
    all.add(new Column("AuthorityConsentedOn", notice + "consentedOn", Cell.DATE, kinds));
  }

  private static void enquiries(List<Column> all, Set<String> kinds) {
    all.add(new Column("ReturnExpected", "returnExpected", Cell.FLAG, kinds));
    all.add(new Column("UnableToAttend", "unableToAttend", Cell.FLAG, kinds));
    all.add(new Column("LeaveOfAbsenceUntil", "leaveOfAbsence.until", Cell.DATE, kinds));
    for (int i = 0; i < ENQUIRIES; i++) {
      String path = "enquiries[" + i + "].";
      all.add(new Column("Enquiry" + (i + 1) + "By", path + "by", Cell.TEXT, kinds));
      all.add(new Column("Enquiry" + (i + 1) + "On", path + "on", Cell.DATE, kinds));
    }
    all.add(new Column("NotFound", "notFound", Cell.FLAG, kinds));
    all.add(new Column("SchoolAgreedOn", "agreements.school", Cell.DATE, kinds));
    all.add(new Column("AuthorityAgreedOn", "agreements.authority", Cell.DATE, kinds));
  }

  private static void ending(List<Column> all, Set<String> kinds) {
    all.add(new Column("SentenceMonths", "sentenceMonths", Cell.NUMBER, kinds));
    all.add(new Column("DiedOn", "diedOn", Cell.DATE, kinds));
    all.add(new Column("GoesToSixthForm", "goesToSixthForm", Cell.FLAG, kinds));
    all.add(new Column("FeesUnpaidAt", "feesUnpaidAt", Cell.DATE, kinds));
    all.add(new Column("CeasedOn", "ceasedOn", Cell.DATE, kinds));
    all.add(new Column("ExclusionOn", "exclusion.on", Cell.DATE, kinds));
    all.add(new Column("ExclusionReviewedOn", "exclusion.reviewedOn", Cell.DATE, kinds));
  }
}
