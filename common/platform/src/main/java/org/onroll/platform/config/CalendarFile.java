package org.onroll.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.Term;

/**
 * Terms, closures and bank holidays as files give them. CSV has the columns Kind (term or closure),
 * From, To (blank for one day) and Name.
 */
public final class CalendarFile {
  private static final List<String> COLUMNS = List.of("kind", "from", "to", "name");
  private static final int LONGEST_CLOSURE = 366;

  private CalendarFile() {}

  /** A file that cannot be read; the words say where and why. */
  public static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String reason;

    UnreadableException(String reason) {
      super(reason);
      this.reason = reason;
    }

    /** In words. */
    public String reason() {
      return reason;
    }
  }

  /** Days to the names of bank holidays, from gov.uk's JSON: England and Wales. */
  public static Map<LocalDate, String> bankHolidays(JsonNode list) {
    Map<LocalDate, String> titles = new HashMap<>();
    for (JsonNode event : list.at("/england-and-wales/events")) {
      titles.put(day(event.path("date").asText(), "events"), event.path("title").asText());
    }
    if (titles.isEmpty()) {
      throw new UnreadableException("There are no events under england-and-wales.");
    }
    return titles;
  }

  /** As the interface takes it: {@code source}, {@code terms}, {@code closures}. */
  public static CalendarSheet json(String id, JsonNode sheet) {
    List<Term> terms = new ArrayList<>();
    for (JsonNode term : sheet.path("terms")) {
      terms.add(
          term(
              term.path("name").asText(),
              day(term.path("from").asText(), "terms"),
              day(term.path("to").asText(), "terms")));
    }
    Map<LocalDate, String> closures = new HashMap<>();
    for (JsonNode day : sheet.path("closures")) {
      closures.put(day(day.path("date").asText(), "closures"), day.path("reason").asText());
    }
    return new CalendarSheet(id, sheet.path("source").asText(), terms, closures, 1);
  }

  /**
   * @throws UnreadableException naming the line
   */
  public static CalendarSheet csv(String id, String source, String text) {
    List<Term> terms = new ArrayList<>();
    Map<LocalDate, String> closures = new HashMap<>();
    boolean headed = false;
    int number = 0;
    for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\\R", -1)) {
      number++;
      if (line.replace(",", "").isBlank()) continue;
      List<String> cells = cells(line);
      if (!headed) {
        if (!cells.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList().equals(COLUMNS)) {
          throw new UnreadableException("The first line is Kind,From,To,Name.");
        }
        headed = true;
        continue;
      }
      String where = "line " + number;
      if (cells.size() < COLUMNS.size()) throw new UnreadableException(where + ": four cells");
      LocalDate from = day(cells.get(1), where);
      LocalDate to = cells.get(2).isEmpty() ? from : day(cells.get(2), where);
      switch (cells.get(0).toLowerCase(Locale.ROOT)) {
        case "term" -> terms.add(term(cells.get(3), from, to));
        case "closure" -> close(closures, from, to, cells.get(3), where);
        default -> throw new UnreadableException(where + ": Kind is term or closure");
      }
    }
    if (!headed) throw new UnreadableException("The file is empty.");
    return new CalendarSheet(id, source, terms, closures, 1);
  }

  /** The name is last and may hold commas: no function needs a CSV library for a calendar. */
  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", COLUMNS.size()))
        .map(String::strip)
        .map(c -> c.length() > 1 && c.startsWith("\"") && c.endsWith("\"") ? unquoted(c) : c)
        .toList();
  }

  private static String unquoted(String cell) {
    return cell.substring(1, cell.length() - 1).replace("\"\"", "\"").strip();
  }

  private static void close(
      Map<LocalDate, String> closures, LocalDate from, LocalDate to, String name, String where) {
    if (name.isEmpty()) throw new UnreadableException(where + ": a closure has a Name");
    if (to.isBefore(from) || from.plusDays(LONGEST_CLOSURE).isBefore(to)) {
      throw new UnreadableException(where + ": To is not after From, or a year and more");
    }
    from.datesUntil(to.plusDays(1)).forEach(day -> closures.put(day, name));
  }

  private static Term term(String name, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) throw new UnreadableException("a term ends after it begins: " + from);
    return new Term(name, from, to);
  }

  private static LocalDate day(String text, String where) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadableException(where + ": a date such as 2026-09-14, not " + text);
    }
  }
}
