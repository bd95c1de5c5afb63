package org.onroll.platform.returns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a cell is read: what Excel makes of it is read where there is one way to do so, and is an
 * error in words where there is not. Reasons never quote what stands there.
 */
enum Cell {
  TEXT {
    @Override
    JsonNode read(String cell) {
      return TextNode.valueOf(cell);
    }
  },
  /** One of a few words, however it is capitalised. */
  WORD {
    @Override
    JsonNode read(String cell) {
      return TextNode.valueOf(cell.toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-"));
    }
  },
  SEX {
    @Override
    JsonNode read(String cell) {
      return TextNode.valueOf(
          switch (cell.toLowerCase(Locale.ROOT)) {
            case "f", "female", "girl" -> "F";
            case "m", "male", "boy" -> "M";
            default -> cell;
          });
    }
  },
  DATE {
    @Override
    JsonNode read(String cell) throws Unreadable {
      return TextNode.valueOf(date(cell).toString());
    }
  },
  FLAG {
    @Override
    JsonNode read(String cell) throws Unreadable {
      return switch (cell.toLowerCase(Locale.ROOT)) {
        case "yes", "y", "true", "1" -> BooleanNode.TRUE;
        case "no", "n", "false", "0" -> BooleanNode.FALSE;
        default -> throw new Unreadable("write yes or no");
      };
    }
  },
  NUMBER {
    @Override
    JsonNode read(String cell) throws Unreadable {
      if (!cell.matches("[0-9]{1,6}")) throw new Unreadable("write a whole number");
      return IntNode.valueOf(Integer.parseInt(cell));
    }
  },
  HOURS {
    @Override
    JsonNode read(String cell) throws Unreadable {
      if (!cell.matches("[0-9]{1,2}(?:[.,][0-9]{1,2})?")) {
        throw new Unreadable("write the hours as a number, 12.5 for twelve and a half");
      }
      String number = cell.replace(',', '.');
      return number.indexOf('.') < 0
          ? IntNode.valueOf(Integer.parseInt(number))
          : DoubleNode.valueOf(Double.parseDouble(number));
    }
  },
  /** {@code 14/09/2026 O O | 15/09/2026 O N}. */
  SESSIONS {
    @Override
    JsonNode read(String cell) throws Unreadable {
      ArrayNode days = JsonNodeFactory.instance.arrayNode();
      for (String day : cell.split("\\|", -1)) {
        if (day.isBlank()) continue;
        Matcher m = SESSION.matcher(day.strip());
        if (!m.matches()) {
          throw new Unreadable(
              "write each day with its two codes, as 14/09/2026 O O | 15/09/2026 O N");
        }
        days.addObject()
            .put("date", date(m.group(1)).toString())
            .put("am", m.group(2).toUpperCase(Locale.ROOT))
            .put("pm", m.group(3).toUpperCase(Locale.ROOT));
      }
      return days;
    }
  },
  TELEPHONE {
    @Override
    JsonNode read(String cell) throws Unreadable {
      if (SCIENTIFIC.matcher(cell).matches()) {
        throw new Unreadable(
            "Excel has shortened the number: format the column as text, and type it again");
      }
      // Nine or ten digits that do not begin with 0: Excel took the 0 for a number's.
      return TextNode.valueOf(cell.matches("[1-9][0-9]{8,9}") ? "0" + cell : cell);
    }
  };

  private static final Pattern SCIENTIFIC = Pattern.compile("[0-9][.,]?[0-9]*[eE]\\+?[0-9]{1,3}");
  private static final Pattern ISO =
      Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?");
  private static final Pattern ENGLISH =
      Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?: 00:00(?::00)?)?");
  private static final String NAMES = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final Pattern NAMED_MONTH =
      Pattern.compile(
          "([0-9]{1,2})[ -](jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
              + "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[ -]"
              + "([0-9]{4})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TWO_DIGIT_YEAR =
      Pattern.compile("[0-9]{1,2}[/. -](?:[0-9]{1,2}|[A-Za-z]{3,9})[/. -][0-9]{2}");
  private static final Pattern SESSION =
      Pattern.compile("([0-9/.-]{8,10}) +(\\S{1,2}) +(\\S{1,2})");
  private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(?:\\.[0-9]+)?");
  private static final int MONTHS = 12;

  /** A cell that cannot be read with certainty. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
      super(reason);
    }

    /** In words, without the value. */
    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * @param cell stripped, and not empty
   */
  abstract JsonNode read(String cell) throws Unreadable;

  private static LocalDate date(String cell) throws Unreadable {
    Matcher iso = ISO.matcher(cell);
    if (iso.matches()) return day(iso.group(1), iso.group(2), iso.group(3));
    Matcher english = ENGLISH.matcher(cell);
    if (english.matches()) {
      if (Integer.parseInt(english.group(2)) > MONTHS) {
        throw new Unreadable("the month comes second: write the date as 14/09/2026 or 2026-09-14");
      }
      return day(english.group(3), english.group(2), english.group(1));
    }
    Matcher named = NAMED_MONTH.matcher(cell);
    if (named.matches()) {
      int month = NAMES.indexOf(named.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
      return day(named.group(3), String.valueOf(month), named.group(1));
    }
    if (TWO_DIGIT_YEAR.matcher(cell).matches()) {
      throw new Unreadable("write the year with four digits, as in 14/09/2026");
    }
    if (SERIAL.matcher(cell).matches()) {
      throw new Unreadable("this is Excel's number of a day: format the column as a date");
    }
    throw new Unreadable("write the date as 14/09/2026 or 2026-09-14");
  }

  private static LocalDate day(String year, String month, String day) throws Unreadable {
    try {
      return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException e) {
      throw new Unreadable("there is no such day: write the date as 14/09/2026 or 2026-09-14");
    }
  }
}
