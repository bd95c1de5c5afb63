package org.onroll.platform.returns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of docs/returns-format.md, each with the member of the JSON body that it fills. A new
 * kind of return adds its columns here.
 */
final class ReturnColumns {
  static final String KIND = "Kind";
  private static final Set<String> EVERY = Set.of();
  private static final Set<String> NEW_PUPIL = Set.of("new-pupil");
  private static final Set<String> DELETION = Set.of("deletion");
  private static final Set<String> REGISTER = Set.of("new-pupil", "deletion");
  private static final Set<String> ATTENDANCE = Set.of("attendance");
  private static final Set<String> SICKNESS = Set.of("sickness");
  private static final Set<String> ABSENCE = Set.of("attendance", "sickness");
  private static final Set<String> WITH_SESSIONS = Set.of("deletion", "attendance", "sickness");
  private static final Set<String> TIMETABLE = Set.of("reduced-timetable");
  private static final int PARENTS = 4;

  /**
   * One column.
   *
   * @param path of the member, as problem documents write it: {@code parents[0].name}
   * @param kinds of return that have it; empty for all
   */
  record Column(String name, String path, Cell cell, Set<String> kinds) {
    boolean of(String kind) {
      return kinds.isEmpty() || kinds.contains(kind);
    }
  }

  /** In the order in which an error without a column of its own finds the nearest. */
  private static final List<Column> ALL =
      Stream.of(
              pupil(),
              newPupil(),
              deletion(),
              GroundColumns.all(DELETION),
              absence(),
              timetable(),
              parents(),
              safeguarding())
          .flatMap(s -> s)
          .toList();

  private static final Map<String, Column> BY_NAME =
      ALL.stream().collect(Collectors.toMap(c -> folded(c.name()), c -> c));

  private ReturnColumns() {}

  private static Stream<Column> pupil() {
    return Stream.of(
        new Column("URN", "urn", Cell.TEXT, EVERY),
        new Column("UPN", "pupil.upn", Cell.TEXT, EVERY),
        new Column("Surname", "pupil.surname", Cell.TEXT, EVERY),
        new Column("Forename", "pupil.forename", Cell.TEXT, EVERY),
        new Column("MiddleNames", "pupil.middleNames", Cell.TEXT, EVERY),
        new Column("DOB", "pupil.dateOfBirth", Cell.DATE, EVERY),
        new Column("Sex", "pupil.sex", Cell.SEX, EVERY),
        new Column("YearGroup", "pupil.yearGroup", Cell.TEXT, EVERY),
        new Column("AdmissionNumber", "pupil.admissionNumber", Cell.TEXT, EVERY),
        new Column("AddressLine1", "pupil.address.line1", Cell.TEXT, EVERY),
        new Column("AddressLine2", "pupil.address.line2", Cell.TEXT, EVERY),
        new Column("Town", "pupil.address.town", Cell.TEXT, EVERY),
        new Column("Postcode", "pupil.address.postcode", Cell.TEXT, EVERY));
  }

  private static Stream<Column> newPupil() {
    return Stream.of(
        new Column("EntryDate", "entryDate", Cell.DATE, NEW_PUPIL),
        new Column("StartingDay", "startingDay", Cell.DATE, NEW_PUPIL));
  }

  private static Stream<Column> deletion() {
    return Stream.of(
        new Column("DeletionDate", "deletionDate", Cell.DATE, DELETION),
        new Column("Ground", "ground", Cell.TEXT, DELETION),
        new Column("DestinationKind", "destination.kind", Cell.WORD, DELETION),
        new Column("DestinationURN", "destination.urn", Cell.TEXT, DELETION),
        new Column("DestinationName", "destination.name", Cell.TEXT, DELETION),
        new Column("DestinationCountry", "destination.country", Cell.TEXT, DELETION),
        new Column("DestinationFirstDay", "destination.expectedFirstDay", Cell.DATE, DELETION),
        new Column("SocialCare", "socialCare", Cell.FLAG, DELETION));
  }

  private static Stream<Column> absence() {
    return Stream.of(
        new Column("Pattern", "pattern", Cell.WORD, ABSENCE),
        new Column("From", "from", Cell.DATE, ABSENCE),
        new Column("Until", "until", Cell.DATE, ABSENCE),
        new Column("Cause", "cause", Cell.TEXT, ATTENDANCE),
        new Column("DaysMissed", "daysMissed", Cell.NUMBER, SICKNESS),
        new Column("DaysExpected", "daysExpected", Cell.NUMBER, SICKNESS),
        new Column("Sessions", "sessions", Cell.SESSIONS, WITH_SESSIONS));
  }

  private static Stream<Column> timetable() {
    return Stream.of(
        new Column("Start", "start", Cell.DATE, TIMETABLE),
        new Column("HoursPerWeek", "hoursPerWeek", Cell.HOURS, TIMETABLE),
        new Column("ConsentGiven", "parentalConsent.given", Cell.FLAG, TIMETABLE),
        new Column("ConsentOn", "parentalConsent.on", Cell.DATE, TIMETABLE),
        new Column("ReintegrationPlan", "reintegrationPlan", Cell.FLAG, TIMETABLE),
        new Column("EndDate", "endDate", Cell.DATE, TIMETABLE),
        new Column("ReviewedOn", "reviewedOn", Cell.DATE, TIMETABLE),
        new Column("FullTimeFrom", "fullTimeFrom", Cell.DATE, TIMETABLE));
  }

  private static Stream<Column> parents() {
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < PARENTS; i++) {
      String name = "Parent" + (i + 1);
      String path = "parents[" + i + "].";
      all.add(new Column(name + "Name", path + "name", Cell.TEXT, REGISTER));
      all.add(new Column(name + "LivesWith", path + "livesWith", Cell.FLAG, REGISTER));
      all.add(
          new Column(name + "EmergencyNumber", path + "emergencyNumber", Cell.TELEPHONE, REGISTER));
      all.add(new Column(name + "AddressLine1", path + "address.line1", Cell.TEXT, REGISTER));
      all.add(new Column(name + "AddressLine2", path + "address.line2", Cell.TEXT, REGISTER));
      all.add(new Column(name + "Town", path + "address.town", Cell.TEXT, REGISTER));
      all.add(new Column(name + "Postcode", path + "address.postcode", Cell.TEXT, REGISTER));
    }
    return all.stream();
  }

  private static Stream<Column> safeguarding() {
    String referral = "safeguarding.referral.";
    return Stream.of(
        new Column("SafeguardingConcern", "safeguarding.concern", Cell.FLAG, EVERY),
        new Column("SafeguardingReferralMade", referral + "made", Cell.FLAG, EVERY),
        new Column("SafeguardingReferralOn", referral + "on", Cell.DATE, EVERY),
        new Column("SafeguardingReference", referral + "reference", Cell.TEXT, EVERY),
        new Column("SafeguardingReferralDueOn", referral + "willBeMadeOn", Cell.DATE, EVERY));
  }

  /** The column that a header names, however it writes it: {@code Date of birth}. */
  static Optional<Column> named(String header) {
    String folded = folded(header);
    return Optional.ofNullable(BY_NAME.get(folded.equals("dateofbirth") ? "dob" : folded));
  }

  static boolean isKind(String header) {
    return folded(header).equals("kind");
  }

  /** Letters and digits, lower case. */
  static String folded(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** The column that fills the member {@code path}, or the first of those inside or around it. */
  static String of(String path) {
    for (Column c : ALL) if (c.path().equals(path)) return c.name();
    for (Column c : ALL) {
      if (c.path().startsWith(path + ".") || c.path().startsWith(path + "[")) return c.name();
    }
    for (Column c : ALL) if (path.startsWith(c.path() + "[")) return c.name();
    return path;
  }

  /** Puts a value where {@code path} says, with the objects and lists on the way. */
  static void put(ObjectNode body, String path, JsonNode value) {
    String[] steps = path.split("\\.", -1);
    ObjectNode at = body;
    for (int i = 0; i < steps.length - 1; i++) at = into(at, steps[i]);
    at.set(steps[steps.length - 1], value);
  }

  private static ObjectNode into(ObjectNode at, String step) {
    int bracket = step.indexOf('[');
    if (bracket < 0) return at.withObject("/" + step);
    ArrayNode list = at.withArray("/" + step.substring(0, bracket));
    int index = Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
    while (list.size() <= index) list.addObject();
    return (ObjectNode) list.get(index);
  }

  /** Without the empty objects that {@link #put} left where a parent before was not filled in. */
  static void close(ObjectNode body) {
    for (JsonNode member : body) {
      if (!(member instanceof ArrayNode list)) continue;
      for (Iterator<JsonNode> i = list.iterator(); i.hasNext(); ) {
        if (i.next().isEmpty()) i.remove();
      }
    }
  }
}
