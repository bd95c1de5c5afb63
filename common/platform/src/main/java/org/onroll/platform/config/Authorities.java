package org.onroll.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.onroll.domain.calendar.BankHolidays;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.law.Rules;
import org.onroll.domain.roll.GuardLevels;
import org.onroll.domain.school.Authority;
import org.onroll.platform.http.Json;

/**
 * The authority as {@code AUTHORITY} and {@code SERVICE_LEVELS} name it, with the data shipped for
 * it.
 */
public final class Authorities {
  private Authorities() {}

  /**
   * @throws IllegalStateException where a setting cannot be read
   */
  public static Authority of(Environment environment) {
    Rules rules = rules(environment.optional("SERVICE_LEVELS"));
    // What is read before a snapshot is taken is read in no start.
    if (environment.optional("AWS_LAMBDA_INITIALIZATION_TYPE").equals("snap-start")) rules.read();
    return new Authority(
        environment.required("AUTHORITY"),
        rules,
        GuardLevels.STANDARD,
        bankHolidays(),
        terms(environment.required("AUTHORITY")));
  }

  /**
   * {@code rule=count} and {@code reading=answer} pairs with commas between; blank for defaults.
   */
  private static Rules rules(String levels) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> answers = new HashMap<>();
    for (String pair : levels.split(",", -1)) {
      if (pair.isBlank()) continue;
      String[] parts = pair.split("=", 2);
      String value = parts.length < 2 ? "" : parts[1].strip();
      if (value.matches("[0-9]{1,4}")) counts.put(parts[0].strip(), Integer.parseInt(value));
      else if (!value.isEmpty()) answers.put(parts[0].strip(), value);
      else throw new IllegalStateException("SERVICE_LEVELS has name=value pairs, not " + pair);
    }
    return Rules.with(counts, answers);
  }

  /** The shipped snapshot of gov.uk's list, England and Wales. */
  public static BankHolidays bankHolidays() {
    return BankHolidays.of(CalendarFile.bankHolidays(resource("bank-holidays.json")));
  }

  private static CalendarSheet terms(String authority) {
    CalendarSheet shipped = CalendarFile.json(authority, resource("terms.json").path(authority));
    return new CalendarSheet(authority, shipped.source(), shipped.terms(), shipped.closures(), 0);
  }

  private static JsonNode resource(String name) {
    try (InputStream in = Authorities.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("not shipped: " + name);
      return Json.event(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
