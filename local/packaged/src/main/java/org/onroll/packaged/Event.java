package org.onroll.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.onroll.local.engines.Checkout;
import org.onroll.platform.http.Json;

/**
 * A file of {@code events/}.
 *
 * @param name of the file, without {@code .json}: the function and what comes to it
 */
public record Event(String name, JsonNode json) {

  /** Every one, by name. */
  public static List<Event> all() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.root().resolve("events"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .map(Event::of)
          .toList();
    }
  }

  public static Event of(String name) {
    try {
      Path file = Checkout.root().resolve("events").resolve(name + ".json");
      return new Event(name, Json.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event itself, as the function is handed it. */
  public String text() {
    return Json.write(json);
  }

  /** The same with another value in the object at {@code pointer}; "" is the event itself. */
  public Event with(String pointer, String member, String value) {
    ObjectNode changed = json.deepCopy();
    ((ObjectNode) changed.at(pointer)).put(member, value);
    return new Event(name, changed);
  }

  /** The text at {@code pointer}. */
  public String at(String pointer) {
    return json.at(pointer).asText();
  }

  /** Who the gatekeeper said it comes from. */
  public String client() {
    return at("/requestContext/authorizer/principalId");
  }

  @Override
  public String toString() {
    return name;
  }
}
