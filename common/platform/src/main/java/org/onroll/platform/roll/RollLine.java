package org.onroll.platform.roll;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Sex;
import org.onroll.domain.identity.Upn;
import org.onroll.domain.roll.Address;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.RowNote;
import org.onroll.domain.roll.SetAsideRow;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;

/** One line of a roll file, field by field. Reasons never quote what stands there. */
final class RollLine {
  private static final int LONGEST = 200;

  /** Made for the first date that is written so. */
  private static final class Excel {
    static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);
  }

  /** A line is one of the two. */
  sealed interface Result {}

  record Read(Pupil pupil, List<RowNote> findings) implements Result {}

  record SetAside(SetAsideRow row) implements Result {}

  private final RollColumns columns;
  private final CsvRecord record;
  private final int line;
  private final List<RowNote> findings = new ArrayList<>();
  private @Nullable RowNote fault;

  RollLine(RollColumns columns, CsvRecord record, int line) {
    this.columns = columns;
    this.record = record;
    this.line = line;
  }

  /** Stripped; blank for a column that is not there. */
  String field(String name) {
    Integer at = columns.at().get(name);
    return at == null || at >= record.getFieldCount() ? "" : record.getField(at).strip();
  }

  Result read() {
    if (record.getFieldCount() != columns.count()) {
      // Its fields may stand under wrong headings: it could be anybody's.
      RowNote why =
          new RowNote(
              line,
              "",
              "the line has " + record.getFieldCount() + " fields, the header " + columns.count());
      return new SetAside(new SetAsideRow(why, "", "", "", "", null));
    }
    String surname = text("Surname");
    String forename = text("Forename");
    if (surname.isEmpty()) fail("Surname", "the surname is missing");
    if (forename.isEmpty()) fail("Forename", "the forename is missing");
    String upn = upn(text("UPN"));
    LocalDate born = born();
    String sex = sex();
    YearGroup year =
        YearGroup.parse(field("YearGroup")).orElseGet(() -> unknown("YearGroup", YearGroup.X));
    EnrolStatus status = status();
    boolean partTime = partTime();
    LocalDate entered = entered();
    String admissionNumber = text("AdmissionNumber");
    String former = text("FormerUPN").toUpperCase(Locale.ROOT);
    Address address =
        new Address(text("AddressLine1"), text("AddressLine2"), text("Town"), text("Postcode"));
    RowNote note = fault;
    if (note != null || born == null) {
      RowNote why = note == null ? new RowNote(line, "DOB", "the date of birth is missing") : note;
      return new SetAside(new SetAsideRow(why, upn, admissionNumber, surname, forename, born));
    }
    Identity identity = new Identity(upn, surname, forename, text("MiddleNames"), born, sex);
    return new Read(
        new Pupil(identity, year, entered, status, partTime, admissionNumber, former, address),
        findings);
  }

  private void fail(String field, String reason) {
    if (fault == null) fault = new RowNote(line, field, reason);
  }

  private <T> T unknown(String field, T instead) {
    fail(field, "this is not one of the codes in docs/roll-format.md");
    return instead;
  }

  private String text(String name) {
    String text = field(name);
    if (text.length() > LONGEST) {
      fail(name, "the field is longer than " + LONGEST + " characters");
      return "";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029) {
        fail(name, "the field holds a line break or a control character");
        return "";
      }
    }
    return text;
  }

  private String upn(String text) {
    if (text.isEmpty()) return "";
    String tidy = text.replace(" ", "").toUpperCase(Locale.ROOT);
    Upn.fault(tidy)
        .ifPresent(
            why ->
                findings.add(new RowNote(line, "UPN", why + "; it is not used to find the child")));
    return tidy;
  }

  private @Nullable LocalDate born() {
    LocalDate born = date("DOB");
    if (born != null && (born.getYear() < 1990 || born.getYear() > 2100)) {
      fail("DOB", "the date of birth cannot be that of a pupil");
      return null;
    }
    if (born == null) fail("DOB", "the date of birth cannot be read: write it as 2016-03-14");
    return born;
  }

  private @Nullable LocalDate entered() {
    if (field("EntryDate").isEmpty()) {
      findings.add(new RowNote(line, "EntryDate", "the entry date is missing"));
      return null;
    }
    LocalDate entered = date("EntryDate");
    if (entered == null) {
      findings.add(
          new RowNote(line, "EntryDate", "the entry date cannot be read: write it as 2020-09-02"));
    }
    return entered;
  }

  private @Nullable LocalDate date(String name) {
    String text = field(name);
    if (text.length() > 10) return null;
    return iso(text)
        .or(() -> parse(text, Excel.FORMAT))
        .filter(d -> d.getYear() > 1900 && d.getYear() < 2200)
        .orElse(null);
  }

  /**
   * {@code 2016-03-14}, as {@link DateTimeFormatter#ISO_LOCAL_DATE} has it for years of four
   * digits. Most dates are so written: the formatter costs a cold start more than the rest of the
   * line.
   */
  private static Optional<LocalDate> iso(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return Optional.empty();
    }
    int year = 0;
    int month = 0;
    int day = 0;
    for (int i = 0; i < 10; i++) {
      if (i == 4 || i == 7) continue;
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) return Optional.empty();
      if (i < 4) year = 10 * year + digit;
      else if (i < 7) month = 10 * month + digit;
      else day = 10 * day + digit;
    }
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> parse(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private String sex() {
    String code = field("Sex").toUpperCase(Locale.ROOT);
    for (Sex sex : Sex.values()) {
      if (sex.name().equals(code)) return code;
    }
    return unknown("Sex", "");
  }

  private EnrolStatus status() {
    String code = field("EnrolStatus").toUpperCase(Locale.ROOT);
    for (EnrolStatus status : EnrolStatus.values()) {
      if (status.name().equals(code)) return status;
    }
    return unknown("EnrolStatus", EnrolStatus.C);
  }

  private boolean partTime() {
    return switch (field("PartTime").toLowerCase(Locale.ROOT)) {
      case "true", "1", "y", "yes", "t" -> true;
      case "false", "0", "n", "no", "f", "" -> false;
      default -> unknown("PartTime", false);
    };
  }
}
