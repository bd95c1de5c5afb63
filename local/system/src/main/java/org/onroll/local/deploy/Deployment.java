package org.onroll.local.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.onroll.local.engines.Checkout;
import org.onroll.local.http.Json;

/**
 * A deployment that the local issuer knows: what {@code ./onroll smoke} needs where it is told
 * nothing.
 *
 * @param url of the HTTPS interface, with the stage
 * @param stack CloudFormation's name for it
 * @param endpoint that stands in for AWS
 * @param school a token of a school's client
 * @param officer a token of an officer's
 * @param administrator a token of an administrator's
 */
record Deployment(
    String url,
    String stack,
    String endpoint,
    String school,
    String officer,
    String administrator) {

  /** Where the issuer's key and the last deployment are kept; not under version control. */
  static Path folder() {
    return Checkout.root().resolve(".onroll").resolve("localstack");
  }

  private static Path file() {
    return folder().resolve("deployment.json");
  }

  /** Readable by this user alone: it holds tokens. */
  void save() throws IOException {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("url", url).put("stack", stack).put("endpoint", endpoint);
    json.put("school", school).put("officer", officer).put("administrator", administrator);
    Path beside = folder().resolve("deployment.json.new");
    Files.deleteIfExists(beside);
    Files.createFile(
        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(beside, json.toPrettyString());
    Files.move(beside, file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** The last one; empty where there is none. */
  static Optional<Deployment> last() throws IOException {
    if (!Files.exists(file())) return Optional.empty();
    try {
      JsonNode json = Json.MAPPER.readTree(Files.readString(file()));
      return Optional.of(
          new Deployment(
              json.path("url").asText(),
              json.path("stack").asText(),
              json.path("endpoint").asText(),
              json.path("school").asText(),
              json.path("officer").asText(),
              json.path("administrator").asText()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Holds tokens. */
  @Override
  public String toString() {
    return "Deployment[" + stack + " at " + url + "]";
  }
}
