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
    int number = 0;
    for (JsonNode event : list.at("/england-and-wales/events")) {
      String where = "england-and-wales.events[" + number++ + "].date";
      titles.put(day(event.path("date").asText(), where), event.path("title").asText());
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
      String where = "terms[" + terms.size() + "]";
      terms.add(
          term(
              term.path("name").asText(),
              day(term.path("from").asText(), where + ".from"),
              day(term.path("to").asText(), where + ".to"),
              where + ".to"));
    }
    Map<LocalDate, String> closures = new HashMap<>();
    int number = 0;
    for (JsonNode day : sheet.path("closures")) {
      String where = "closures[" + number++ + "].date";
      closures.put(day(day.path("date").asText(), where), day.path("reason").asText());
    }
    return new CalendarSheet(id, sheet.path("source").asText(), terms, closures, 1);
  }

  /**
   * Commas or semicolons between the cells, dates as 2026-09-14 or 14/09/2026, as spreadsheets of
   * English offices write them.
   *
   * @throws UnreadableException naming the line and the column
   */
  public static CalendarSheet csv(String id, String source, String text) {
    List<Term> terms = new ArrayList<>();
    Map<LocalDate, String> closures = new HashMap<>();
    String between = "";
    int number = 0;
    for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\\R", -1)) {
      number++;
      if (line.replace(",", "").replace(";", "").isBlank()) continue;
      if (between.isEmpty()) {
        between = line.contains(";") ? ";" : ",";
        if (!lowerCase(cells(line, between)).equals(COLUMNS)) {
          throw new UnreadableException("The first line is Kind,From,To,Name.");
        }
        continue;
      }
      String where = "line " + number;
      List<String> cells = cells(line, between);
      if (cells.size() < COLUMNS.size()) {
        throw new UnreadableException(where + ": four cells are Kind, From, To and Name");
      }
      String name = cells.get(3);
      if (name.contains("\uFFFD")) {
        throw new UnreadableException(where + ", Name: save the file as CSV UTF-8");
      }
      LocalDate from = day(cells.get(1), where + ", From");
      LocalDate to = cells.get(2).isEmpty() ? from : day(cells.get(2), where + ", To");
      switch (cells.getFirst().toLowerCase(Locale.ROOT)) {
        case "term" -> terms.add(term(name, from, to, where + ", To"));
        case "closure" -> close(closures, from, to, name, where);
        default ->
            throw new UnreadableException(
                where + ", Kind: term or closure, not " + cells.getFirst());
      }
    }
    if (between.isEmpty()) throw new UnreadableException("The file is empty.");
    return new CalendarSheet(id, source, terms, closures, 1);
  }

  private static List<String> lowerCase(List<String> cells) {
    return cells.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * The name is last and may hold what is between cells: no function needs a CSV library for a
   * calendar. Blank cells after it are a spreadsheet's.
   */
  private static List<String> cells(String line, String between) {
    String ended = line.strip();
    while (ended.endsWith(between)) ended = ended.substring(0, ended.length() - 1).strip();
    List<String> cells =
        new ArrayList<>(
            Arrays.stream(ended.split(between, COLUMNS.size()))
                .map(String::strip)
                .map(
                    c -> c.length() > 1 && c.startsWith("\"") && c.endsWith("\"") ? unquoted(c) : c)
                .toList());
    boolean nameless = line.strip().endsWith(between) && cells.size() < COLUMNS.size();
    while (nameless && cells.size() < COLUMNS.size()) cells.add("");
    return cells;
  }

  private static String unquoted(String cell) {
    return cell.substring(1, cell.length() - 1).replace("\"\"", "\"").strip();
  }

  private static void close(
      Map<LocalDate, String> closures, LocalDate from, LocalDate to, String name, String where) {
    if (name.isEmpty()) throw new UnreadableException(where + ", Name: a closure has its reason");
    if (to.isBefore(from) || from.plusDays(LONGEST_CLOSURE).isBefore(to)) {
      throw new UnreadableException(where + ", To: before From, or a year and more after it");
    }
    from.datesUntil(to.plusDays(1)).forEach(day -> closures.put(day, name));
  }

  private static Term term(String name, LocalDate from, LocalDate to, String where) {
    if (to.isBefore(from)) throw new UnreadableException(where + ": a term ends after it begins");
    return new Term(name, from, to);
  }

  private static LocalDate day(String text, String where) {
    try {
      String[] english = text.split("/", -1);
      // Of a year with two digits nobody can be sure.
      return english.length == 3 && english[2].length() == 4
          ? LocalDate.of(
              Integer.parseInt(english[2]),
              Integer.parseInt(english[1]),
              Integer.parseInt(english[0]))
          : LocalDate.parse(text);
    } catch (DateTimeException | NumberFormatException e) {
      String told = text.isEmpty() ? "blank" : text;
      throw new UnreadableException(
          where + ": a date such as 2026-09-14 or 14/09/2026, not " + told);
    }
  }
}
