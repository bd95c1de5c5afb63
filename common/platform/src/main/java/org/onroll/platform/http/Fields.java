package org.onroll.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads members of a JSON body, and collects what cannot be read. A member of the wrong kind is an
 * error with its path; one that is missing is blank or null.
 */
public final class Fields {
  private static final int LONGEST = 500;
  private final List<ProblemException.FieldError> errors;
  private final JsonNode node;
  private final String prefix;

  public Fields(JsonNode node) {
    this(node, "", new ArrayList<>());
  }

  private Fields(JsonNode node, String prefix, List<ProblemException.FieldError> errors) {
    this.node = node;
    this.prefix = prefix;
    this.errors = errors;
  }

  /** The object under {@code name}, empty where there is none. */
  public Fields object(String name) {
    JsonNode child = node.path(name);
    if (!child.isMissingNode() && !child.isNull() && !child.isObject()) {
      error(name, "must be an object");
    }
    return new Fields(child, prefix + name + ".", errors);
  }

  public boolean has(String name) {
    return !node.path(name).isMissingNode() && !node.path(name).isNull();
  }

  public List<Fields> list(String name) {
    JsonNode child = node.path(name);
    List<Fields> all = new ArrayList<>();
    if (child.isMissingNode() || child.isNull()) return all;
    if (!child.isArray()) {
      error(name, "must be a list");
      return all;
    }
    for (int i = 0; i < Math.min(child.size(), 200); i++) {
      all.add(new Fields(child.get(i), prefix + name + "[" + i + "].", errors));
    }
    return all;
  }

  /** Stripped; blank where it is missing. Numbers are taken as text, control characters are not. */
  public String text(String name) {
    return text(name, LONGEST);
  }

  /** As {@link #text(String)}, of another length. */
  public String text(String name, int longest) {
    JsonNode child = node.path(name);
    if (child.isMissingNode() || child.isNull()) return "";
    if (!child.isValueNode()) {
      error(name, "must be text");
      return "";
    }
    String text = child.asText().strip();
    if (text.length() > longest) {
      error(name, "is longer than " + longest + " characters");
      return "";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x2028 || c == 0x2029) {
        error(name, "holds a line break or a control character");
        return "";
      }
    }
    return text;
  }

  public @Nullable LocalDate date(String name) {
    String text = text(name);
    if (text.isEmpty()) return null;
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1900 && date.getYear() <= 2100) return date;
    } catch (DateTimeParseException e) {
      // said below
    }
    error(name, "must be a date such as 2026-09-14");
    return null;
  }

  public @Nullable Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeParseException e) {
      error(name, "must be a moment such as 2026-09-14T02:50:00Z");
      return null;
    }
  }

  public boolean flag(String name) {
    JsonNode child = node.path(name);
    if (child.isMissingNode() || child.isNull()) return false;
    if (!child.isBoolean()) {
      error(name, "must be true or false");
      return false;
    }
    return child.asBoolean();
  }

  public int number(String name, int least, int most) {
    JsonNode child = node.path(name);
    if (!child.isInt() || child.asInt() < least || child.asInt() > most) {
      error(name, "must be a number from " + least + " to " + most);
      return least;
    }
    return child.asInt();
  }

  public void error(String name, String message) {
    errors.add(new ProblemException.FieldError(prefix + name, message));
  }

  /**
   * @throws ProblemException 422 with all that was wrong
   */
  public void check() {
    if (!errors.isEmpty()) throw ProblemException.unprocessable(errors);
  }
}
