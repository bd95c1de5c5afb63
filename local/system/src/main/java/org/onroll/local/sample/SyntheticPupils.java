package org.onroll.local.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onroll.domain.identity.Upn;

/**
 * A roll of Year 5, seen from a day: synthetic pupils with permanent numbers of one school.
 *
 * @param dfeNumber of the school that gave the numbers, {@code 931/9901}
 * @param on a day in their Year 5
 */
public record SyntheticPupils(String dfeNumber, LocalDate on) {
  private static final String COLUMNS =
      "UPN,Surname,Forename,MiddleNames,DOB,Sex,YearGroup,EntryDate,EnrolStatus,PartTime\n";
  private static final int YEAR_5_BORN_BEFORE = 9;

  /** The pupils numbered {@code from} to {@code to - 1} as a roll, CSV, UTF-8. */
  public byte[] roll(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(this::line)
        .collect(Collectors.joining("", COLUMNS, ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String line(int n) {
    LocalDate entered = LocalDate.of(autumn() - 1, 9, 3);
    return "%s,%s,%s,,%s,%s,5,%s,C,false%n"
        .formatted(upn(n), surname(n), forename(n), born(n), n % 2 == 0 ? "F" : "M", entered);
  }

  public String upn(int n) {
    String digits =
        "%s%02d%03d".formatted(dfeNumber.replace("/", ""), (autumn() - 5) % 100, n % 1000);
    return Upn.checkLetter(digits) + digits;
  }

  public String surname(int n) {
    return "Synthetic-" + n;
  }

  public String forename(int n) {
    return "Pupil" + n;
  }

  public LocalDate born(int n) {
    return LocalDate.of(autumn() - YEAR_5_BORN_BEFORE, 1 + n % 8, 1 + n % 28);
  }

  /** The calendar year in which this school year began. */
  private int autumn() {
    return on.getMonthValue() >= 9 ? on.getYear() : on.getYear() - 1;
  }
}
