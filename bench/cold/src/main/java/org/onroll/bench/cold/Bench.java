package org.onroll.bench.cold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.onroll.platform.fixture.RollText.csv;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onroll.domain.calendar.London;
import org.onroll.domain.identity.Identity;
import org.onroll.local.engines.template.LambdaFunction;
import org.onroll.local.engines.template.Template;
import org.onroll.packaged.Event;
import org.onroll.packaged.Footprint;
import org.onroll.packaged.FunctionZip;
import org.onroll.packaged.Invocation.Answered;
import org.onroll.packaged.Invocation.Outcome;
import org.onroll.packaged.PackagedFunction;
import org.onroll.packaged.RuntimeClient;
import org.onroll.packaged.StandIns;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** The table, the issuer and the TLS before them, and those who start against them in turn. */
final class Bench implements AutoCloseable {
  /** A primary school of ordinary size. */
  static final int PUPILS = 375;

  private static final String SCHOOL = "999101";

  private final Instant now = Instant.now();
  private final String today = London.day(now).toString();
  private final Town town;
  private final StandIns standIns = new StandIns();
  private final RuntimeClient client;
  private final TlsStub table;
  private final TlsStub issuer;
  private final Path folder;
  private final Map<String, String> environment;
  private final List<Contender> contenders = new ArrayList<>();

  /**
   * @param folder for code, certificates and logs
   * @param only the functions to start; empty for all
   * @param jvm further options of the measured JVMs
   */
  Bench(OneCpu cpu, Path folder, List<String> only, List<String> jvm)
      throws IOException, GeneralSecurityException, InterruptedException {
    this.folder = folder;
    town = new Town(now.toString()).school(SCHOOL).staff().roll(SCHOOL, today, pupils(1, PUPILS));
    Certificate certificate = Certificate.make(folder);
    Map<String, String> variables = new HashMap<>(standIns.environment(town.environment()));
    String plain = variables.remove("AWS_ENDPOINT_URL_DYNAMODB");
    URI keys = URI.create(standIns.parameters().getOrDefault("JwksUrl", ""));
    table = new TlsStub(certificate, URI.create(String.valueOf(plain)).getPort());
    issuer = new TlsStub(certificate, keys.getPort());
    // Of the SDK alone: the functions look for the other, and would not take the way that they take
    // on AWS (the default chain of credentials).
    variables.put("AWS_ENDPOINT_URL", table.address());
    variables.put("JWKS_URL", issuer.address() + keys.getPath());
    environment = Map.copyOf(variables);
    List<String> options = new ArrayList<>(certificate.options());
    options.addAll(cpu.options());
    options.addAll(jvm);
    client =
        RuntimeClient.unpack(folder)
            .orElseThrow(
                () -> new IOException("Lambda's runtime client has no library for this machine"))
            .startedBy(cpu.launcher())
            .with(options);
    enter();
    if (!only.isEmpty()) {
      contenders.removeIf(c -> contenders.indexOf(c) > 0 && !only.contains(c.name()));
    }
  }

  /** The peer first. */
  List<Contender> contenders() {
    return List.copyOf(contenders);
  }

  private void enter() throws IOException {
    Template template = Template.ofCheckout(standIns.parameters());
    enter(plain(), "PUT /contacts/{id}, written by itself", this::contact, "200");
    enter(template.function("gatekeeper"), "a genuine token", r -> token(), "Allow");
    enter(template.function("case-desk"), "PUT /contacts/{id}", this::contact, "200");
    enter(
        template.function("roll-diff"),
        "PUT .../rolls/{date}, " + PUPILS + " pupils, unchanged",
        r -> roll(),
        "unchanged");
    enter(
        template.function("notification-intake"),
        "POST /home-education-notices",
        this::notice,
        "201");
    enter(
        template.function("notification-intake"),
        "POST .../returns/deletion",
        this::deletion,
        "201");
  }

  private void enter(
      LambdaFunction function,
      String asks,
      java.util.function.IntFunction<String> event,
      String answered)
      throws IOException {
    Path code = folder.resolve(function.name());
    FunctionZip zip =
        contenders.stream()
            .map(Contender::zip)
            .filter(known -> known.code().equals(code))
            .findAny()
            .orElse(null);
    if (zip == null) zip = FunctionZip.unpack(function, code);
    contenders.add(new Contender(zip, asks, event, answered));
  }

  private static LambdaFunction plain() {
    return new LambdaFunction(
        "PlainHandler",
        "plain-handler",
        "org.onroll.bench.plain.PlainHandler::handleRequest",
        "bench/plain-handler/target/plain-handler.zip",
        Map.of("TABLE_NAME", ""),
        Duration.ofSeconds(28),
        1024,
        List.of(),
        List.of(),
        List.of());
  }

  /** Each contender once, in turn. */
  Map<Contender, Sample> round(int number) throws IOException {
    Map<Contender, Sample> samples = new LinkedHashMap<>();
    long plain = 0;
    for (Contender contender : contenders) {
      Footprint took = start(contender, number);
      if (plain == 0) plain = took.firstAnswerMillis();
      List<String> calls = new ArrayList<>(issuer.calls());
      calls.addAll(table.calls());
      samples.put(
          contender, new Sample(number, took, calls, (double) took.firstAnswerMillis() / plain));
    }
    return samples;
  }

  private Footprint start(Contender contender, int round) throws IOException {
    Path log = folder.resolve(contender.name() + ".log");
    String event = contender.event().apply(round);
    try (PackagedFunction function =
        new PackagedFunction(contender.zip(), environment, client, log)) {
      Outcome outcome = function.invoke(event);
      if (!(outcome instanceof Answered answer) || !answer.body().contains(contender.answered())) {
        throw new IllegalStateException(
            contender.name() + " said " + outcome + "\n" + Files.readString(log));
      }
      return function.footprint().orElseThrow();
    }
  }

  private String contact(int round) {
    return Event.of("notification-intake-deletion-return")
        .with("", "httpMethod", "PUT")
        .with("", "resource", "/contacts/{id}")
        .with("", "path", "/contacts/bench-" + round)
        .with("/pathParameters", "id", "bench-" + round)
        .with("/headers", "Content-Type", "application/json")
        .with("/requestContext/authorizer", "principalId", Town.ADMINISTRATOR)
        .with("", "body", "{\"email\": \"bench-" + round + "@example.org\"}")
        .text();
  }

  private String token() {
    return Event.of("gatekeeper-token")
        .with("", "authorizationToken", "Bearer " + standIns.token(Town.OFFICER))
        .text();
  }

  private String roll() {
    return Event.of("roll-diff-put-roll")
        .with("/pathParameters", "urn", SCHOOL)
        .with("/pathParameters", "date", today)
        .with("/requestContext/authorizer", "principalId", Town.clientOf(SCHOOL))
        .with("", "body", Base64.getEncoder().encodeToString(csv(1, PUPILS).getBytes(UTF_8)))
        .text();
  }

  /** Of a child whom no school has shown: the smallest write of its function. */
  private String notice(int round) {
    Identity child = identity(PUPILS + round + 1);
    ObjectNode body = Json.object().put("from", today);
    body.putObject("child")
        .put("upn", child.upn())
        .put("surname", child.surname())
        .put("forename", child.forename())
        .put("dateOfBirth", child.dateOfBirth().toString());
    body.putObject("parent").put("name", "Ada Example-Parent");
    return Event.of("notification-intake-deletion-return")
        .with("", "resource", "/home-education-notices")
        .with("", "path", "/home-education-notices")
        .with("/requestContext/authorizer", "principalId", Town.REFERRER)
        .with("/headers", "Idempotency-Key", "bench-notice-" + round)
        .with("", "body", Json.write(body))
        .text();
  }

  /** Of another pupil in each round. */
  private String deletion(int round) {
    Event file = Event.of("notification-intake-deletion-return");
    Identity pupil = identity(round + 1);
    ObjectNode body = (ObjectNode) Json.parse(file.at("/body"));
    ((ObjectNode) body.path("pupil"))
        .put("upn", pupil.upn())
        .put("surname", pupil.surname())
        .put("forename", pupil.forename())
        .put("dateOfBirth", pupil.dateOfBirth().toString());
    body.put("deletionDate", today);
    return file.with("/pathParameters", "urn", SCHOOL)
        .with("/requestContext/authorizer", "principalId", Town.clientOf(SCHOOL))
        .with("/headers", "Idempotency-Key", "bench-" + round)
        .with("", "body", Json.write(body))
        .text();
  }

  @Override
  public void close() throws IOException {
    table.close();
    issuer.close();
    standIns.close();
  }
}
