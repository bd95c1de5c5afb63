package org.onroll.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onroll.local.engines.Checkout;
import org.onroll.local.http.Json;
import org.onroll.local.issuer.TokenDesk;

/**
 * Settings with which {@code sam local} runs the packaged functions, in Lambda's own image, against
 * the table, the mail and the issuer of a running {@code ./onroll up}.
 */
public final class SamLocal {
  private SamLocal() {}

  /**
   * The address at which this machine answers Docker's containers: the bridge's, where Docker runs
   * on Linux itself; nothing to be opened where Docker Desktop leads them to 127.0.0.1.
   *
   * @throws IOException where Docker cannot be asked
   */
  public static Optional<InetAddress> bridge() throws IOException, InterruptedException {
    if (!System.getProperty("os.name").startsWith("Linux")) return Optional.empty();
    try {
      String bridge =
          Tool.docker()
              .run(
                  "network",
                  "inspect",
                  "bridge",
                  "--format",
                  "{{index .Options \"com.docker.network.bridge.name\"}}")
              .strip();
      return Optional.ofNullable(NetworkInterface.getByName(bridge))
          .flatMap(
              n ->
                  n.inetAddresses().filter(address -> address instanceof Inet4Address).findFirst());
    } catch (Tool.Failed e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Writes them.
   *
   * @param bridge as {@link #bridge}
   * @param awsPort where what stands in for AWS answers
   * @param issuer of the tokens
   * @return the file for {@code --config-file}
   */
  public static Path write(
      Optional<InetAddress> bridge, int awsPort, String issuer, String tableName)
      throws IOException {
    String host = bridge.map(InetAddress::getHostAddress).orElse("host.docker.internal");
    String endpoint = "http://" + host + ":" + awsPort;
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("TokenIssuer", issuer);
    parameters.put("JwksUrl", endpoint + "/_local/issuer/jwks.json");
    parameters.put("FirstAdministrator", "local-administrator");
    parameters.put("MailIdentity", "example.org");
    parameters.put("MailSender", "onroll@example.org");
    parameters.put("AllowedRecipientDomains", "example.org");
    parameters.put("EndpointUrl", endpoint);
    // What the template takes from a resource has no value where nothing is deployed.
    ObjectNode environment = Json.MAPPER.createObjectNode();
    environment
        .putObject("Parameters")
        .put("TABLE_NAME", tableName)
        .put("SES_CONFIGURATION_SET", "onroll-reminders")
        .put("AWS_ENDPOINT_URL", endpoint);
    Path folder = Files.createDirectories(Checkout.root().resolve(".onroll"));
    Path variables =
        Files.writeString(folder.resolve("sam-local-env.json"), environment.toPrettyString());
    String overrides =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=\\\"" + p.getValue() + "\\\"")
            .collect(Collectors.joining(" "));
    String settings =
        """
        skip_pull_image = true
        env_vars = "%s"
        parameter_overrides = "%s"
        """
            .formatted(variables, overrides);
    return Files.writeString(
        folder.resolve("sam-local.toml"),
        "version = 0.1\n\n[default.global.parameters]\nregion = \"eu-west-2\"\n\n"
            + "[default.local_invoke.parameters]\n"
            + settings
            + "\n[default.local_start_api.parameters]\nwarm_containers = \"LAZY\"\n"
            + settings);
  }

  /**
   * Grants the clients of {@code events/} what the events need, so that {@code sam local invoke}
   * shows an answer instead of a refusal.
   */
  public static void grantEvents(TokenDesk desk)
      throws IOException, InterruptedException, TokenDesk.Refused {
    try (Stream<Path> events = Files.list(Checkout.root().resolve("events"))) {
      for (Path file : events.sorted().toList()) {
        JsonNode event = Json.MAPPER.readTree(Files.readString(file));
        String client = event.at("/requestContext/authorizer/principalId").asText();
        if (client.isEmpty()) continue;
        String urn = event.at("/pathParameters/urn").asText();
        if (urn.isEmpty()) desk.token("officer", null, client);
        else desk.token("school", urn, client);
      }
    }
  }
}
