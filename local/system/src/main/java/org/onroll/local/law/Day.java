package org.onroll.local.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A date as it is typed, with words for who types it otherwise. */
final class Day implements ITypeConverter<LocalDate> {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

  @Override
  public LocalDate convert(String text) {
    LocalDate day;
    try {
      day = LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is not a date; write year, month and day, such as 2026-12-18");
    }
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new TypeConversionException("'" + text + "' is not between 1900 and 2099");
    }
    return day;
  }
}
