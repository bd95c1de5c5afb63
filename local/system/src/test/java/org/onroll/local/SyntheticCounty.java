package org.onroll.local;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Primary schools that do not exist, in a ring: overnight each loses its first pupil and gains one.
 * Two leavers of three are the next school's joiners; the third is on nobody's roll, and the next
 * school's joiner was on nobody's before.
 *
 * @param schools how many, at most 300
 * @param pupils of each, at most 330
 */
record SyntheticCounty(int schools, int pupils) {
  static final LocalDate MONDAY = LocalDate.parse("2026-09-14");
  static final LocalDate TUESDAY = LocalDate.parse("2026-09-15");

  private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
  private static final String HEADER =
      "UPN,Surname,Forename,MiddleNames,DOB,Sex,YearGroup,EntryDate,EnrolStatus,PartTime\n";

  IntStream all() {
    return IntStream.range(0, schools);
  }

  String urn(int school) {
    return Integer.toString(990_001 + school);
  }

  /** Body of the route that adds the school. */
  String profile(int school) {
    return """
    {"name": "Synthetic Primary School %d", "dfeNumber": "931/%04d", "phase": "primary",
     "type": "maintained", "lowAge": 4, "highAge": 11, "feed": "csv", "status": "open"}
    """
        .formatted(school + 1, 9000 + school);
  }

  String monday(int school) {
    StringBuilder roll = new StringBuilder(HEADER);
    pupilsOf(school).forEach(n -> roll.append(line(n, LocalDate.parse("2022-09-02"))));
    return roll.toString();
  }

  String tuesday(int school) {
    StringBuilder roll = new StringBuilder(HEADER);
    pupilsOf(school)
        .filter(n -> n != leaver(school))
        .forEach(n -> roll.append(line(n, LocalDate.parse("2022-09-02"))));
    return roll.append(line(joiner(school), TUESDAY)).toString();
  }

  /** Number of the pupil whom the school loses. */
  int leaver(int school) {
    return school * pupils;
  }

  /** Number of the pupil whom the school gains. */
  int joiner(int school) {
    int before = Math.floorMod(school - 1, schools);
    return moves(before) ? leaver(before) : schools * pupils + school;
  }

  /** Whether the school's leaver is the next school's joiner. */
  boolean moves(int school) {
    return school % 3 != 0;
  }

  int next(int school) {
    return (school + 1) % schools;
  }

  /** Permanent and valid: the check letter is right. */
  static String upn(int pupil) {
    String digits = String.format(Locale.ROOT, "931%04d26%03d", 9900 + pupil / 1000, pupil % 1000);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) sum += (digits.charAt(i) - '0') * (i + 2);
    return LETTERS.charAt(sum % LETTERS.length()) + digits;
  }

  private IntStream pupilsOf(int school) {
    return IntStream.range(school * pupils, (school + 1) * pupils);
  }

  private static String line(int pupil, LocalDate entered) {
    return String.join(
            ",",
            upn(pupil),
            "Synthetic-" + spelt(pupil),
            "Pupil" + spelt(pupil),
            "",
            LocalDate.parse("2016-09-01").plusDays(pupil % 360).toString(),
            "F",
            "5",
            entered.toString(),
            "C",
            "false")
        + "\n";
  }

  /** In letters, so that no two names are alike. */
  private static String spelt(int number) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      text.append((char) ('a' + digit - '0'));
    }
    return text.toString();
  }
}
