package org.onroll.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.onroll.local.clock.ClockFile;
import org.onroll.local.clock.MovableClock;
import org.onroll.local.engines.DynamoDbLocal;
import org.onroll.local.engines.Tables;
import org.onroll.local.engines.template.Template;
import org.onroll.local.gateway.Gateway;
import org.onroll.local.gateway.GatewayHandler;
import org.onroll.local.http.LocalServer;
import org.onroll.local.issuer.Issuer;
import org.onroll.local.issuer.TokenDesk;
import org.onroll.local.lambda.Functions;
import org.onroll.local.mail.Inbox;
import org.onroll.local.mail.MailEventDelivery;
import org.onroll.local.mail.SesService;
import org.onroll.local.schedule.Scheduler;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The composition root of this machine: everything that AWS would bring, around the functions of
 * {@code template.yaml}. Closing it ends all of it.
 */
public final class LocalSystem implements AutoCloseable {
  private static final String SENDER = "onroll@example.org";
  private static final String RECIPIENTS = "example.org";

  static {
    // Two HTTP clients of the SDK are on the class path here: the functions' own, and this one.
    System.setProperty(
        "software.amazon.awssdk.http.service.impl",
        "software.amazon.awssdk.http.apache5.Apache5SdkHttpService");
  }

  private final Closing closing;
  private final LocalServer server;
  private final LocalServer aws;
  private final MovableClock clock;
  private final Gateway gateway;
  private final Scheduler scheduler;
  private final TokenDesk desk;
  private final Issuer issuer;
  private final DynamoDbLocal engine;
  private final Inbox inbox;
  private final String tableName;

  /**
   * How it is started.
   *
   * @param port to listen on; 0 takes a free one
   * @param data folder that keeps everything between runs; memory only without
   * @param log where everything that is not an answer goes
   * @param containers address of this machine on which what stands in for AWS answers Docker's
   *     containers as well
   * @param schedules whether they run
   * @param serviceLevels the template's parameter {@code ServiceLevels}; empty for the defaults
   */
  public record Settings(
      int port,
      Optional<Path> data,
      PrintStream log,
      Optional<InetAddress> containers,
      boolean schedules,
      String serviceLevels) {

    /** For this machine's own programs alone, with its schedules. */
    public Settings(int port, Optional<Path> data, PrintStream log) {
      this(port, data, log, Optional.empty(), true, "");
    }

    /** With what an authority has set. */
    Settings with(String levels) {
      return new Settings(port, data, log, containers, schedules, levels);
    }
  }

  /**
   * Starts it, and returns when it answers.
   *
   * @param handlers makes the functions' handlers; {@link WiredHandlers} makes the real ones
   */
  public static LocalSystem start(Settings settings, HandlerFactory handlers)
      throws IOException, InterruptedException {
    LocalSystem system = prepare(settings, handlers);
    system.open();
    return system;
  }

  /**
   * As {@link #start(Settings, HandlerFactory)}, for somebody who knocks before it answers.
   *
   * @param knocking is told where it will answer; connections are kept waiting until then
   */
  static LocalSystem start(Settings settings, HandlerFactory handlers, Knocking knocking)
      throws IOException, InterruptedException {
    LocalSystem system = prepare(settings, handlers, knocking);
    system.open();
    return system;
  }

  /** Begins to talk to a system that is still being started. */
  @FunctionalInterface
  interface Knocking {
    void at(String url) throws IOException;
  }

  /** All of it but the door: what is to be there for the first request can be written first. */
  static LocalSystem prepare(Settings settings, HandlerFactory handlers)
      throws IOException, InterruptedException {
    return prepare(settings, handlers, url -> {});
  }

  private static LocalSystem prepare(Settings settings, HandlerFactory handlers, Knocking knocking)
      throws IOException, InterruptedException {
    LocalServer server = new LocalServer(settings.port(), settings.log());
    Closing closing = new Closing();
    try {
      knocking.at(url(server));
      return new LocalSystem(settings, handlers, server, closing);
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      closing.close();
      throw e;
    }
  }

  /** Gives the source of handlers, once the clock that they read is there. */
  @FunctionalInterface
  public interface HandlerFactory {
    Functions.HandlerSource with(Clock clock);
  }

  private LocalSystem(
      Settings settings, HandlerFactory handlers, LocalServer server, Closing closing)
      throws IOException, InterruptedException {
    this.server = server;
    this.closing = closing;
    PrintStream log = settings.log();
    Optional<Path> data = settings.data();
    if (data.isPresent()) closing.add(DataLock.take(Files.createDirectories(data.get())));

    ClockFile clockFile = new ClockFile(data.map(folder -> folder.resolve("clock")));
    clock =
        new MovableClock(
            Clock.systemUTC(), clockFile.read().map(ClockFile.Kept::ahead).orElse(Duration.ZERO));
    CompletableFuture<DynamoDbLocal> starting =
        CompletableFuture.supplyAsync(
            () ->
                data.map(folder -> DynamoDbLocal.at(folder.resolve("table")))
                    .orElseGet(DynamoDbLocal::inMemory));
    closing.add(() -> starting.thenAccept(DynamoDbLocal::close).exceptionally(e -> null).join());
    issuer =
        new Issuer(
            url() + LocalRoutes.ISSUER, data.map(folder -> folder.resolve("issuer.jwk")), clock);
    aws = closing.add(new LocalServer(0, log));
    Template template = Template.ofCheckout(parameters(settings));
    engine = started(starting);
    tableName = template.table().name();
    try (DynamoDbClient client = engine.client()) {
      Tables.create(client, template.table(), tableName);
    }

    Functions functions = Functions.of(template, overrides(), handlers.with(clock), log);
    inbox = closing.add(new Inbox(data.map(folder -> folder.resolve("inbox.jsonl"))));
    MailEventDelivery delivery =
        closing.add(
            new MailEventDelivery(template.mailEvents(), functions.all(), inbox, clock, log));
    scheduler =
        closing.add(new Scheduler(functions.all(), clock, clockFile, delivery::settle, log));
    gateway = new Gateway(template.api(), functions, clock, log);
    desk = new TokenDesk(issuer, gateway);

    closing.add(server);
    LocalRoutes.issuer(server, issuer);
    LocalRoutes.issuer(aws, issuer);
    LocalRoutes.tokens(server, desk);
    LocalRoutes.clock(server, clock, scheduler);
    LocalRoutes.inbox(server, inbox);
    SesService ses = new SesService(inbox, List.of(SENDER), clock, delivery::tell);
    TablePassage table = new TablePassage(engine.endpoint());
    LocalRoutes.aws(aws, ses, table);
    if (settings.containers().isPresent()) {
      LocalServer door = closing.add(new LocalServer(settings.containers().get(), aws.port(), log));
      LocalRoutes.issuer(door, issuer);
      LocalRoutes.aws(door, ses, table);
      door.start();
    }
    server.on("/", Gateway.REQUEST_LIMIT_BYTES, new GatewayHandler(gateway, desk::forget));
    aws.start();
    inbox.untold().forEach(delivery::tell);
    delivery.settle();
    scheduler.catchUp();
  }

  private static DynamoDbLocal started(CompletableFuture<DynamoDbLocal> starting) {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Answers from now on, and runs schedules as they fall due. */
  void open() {
    server.start();
    scheduler.start();
  }

  /** Where it answers, without a slash at the end. */
  public String url() {
    return url(server);
  }

  private static String url(LocalServer server) {
    return "http://127.0.0.1:" + server.port();
  }

  public Clock clock() {
    return clock;
  }

  /** The port on which what stands in for AWS answers. */
  public int awsPort() {
    return aws.port();
  }

  /** Where tokens are said to come from. */
  public String issuerUrl() {
    return issuer.url();
  }

  /** The REST API without the wire. */
  public Gateway gateway() {
    return gateway;
  }

  public TokenDesk tokens() {
    return desk;
  }

  /** Where the table is, for tests that look into it. */
  public DynamoDbLocal engine() {
    return engine;
  }

  public String tableName() {
    return tableName;
  }

  /** What is kept against what is never changed again; nobody may be writing. */
  Audit audit() {
    try (DynamoDbClient client = engine.client()) {
      return Audit.of(client, tableName, inbox);
    }
  }

  @Override
  public void close() {
    closing.close();
  }

  /** What a deployment is asked for, for this machine. */
  private Map<String, String> parameters(Settings settings) {
    return Map.of(
        "TokenIssuer",
        issuer.url(),
        "TokenAudience",
        Issuer.AUDIENCE,
        "JwksUrl",
        "http://127.0.0.1:" + aws.port() + LocalRoutes.ISSUER + "/jwks.json",
        "FirstAdministrator",
        TokenDesk.FIRST_ADMINISTRATOR,
        "MailIdentity",
        SENDER,
        "MailSender",
        SENDER,
        "AllowedRecipientDomains",
        RECIPIENTS,
        "ServiceLevels",
        settings.serviceLevels(),
        "Schedules",
        settings.schedules() ? "on" : "off");
  }

  /**
   * What Lambda's runtime puts into the environment, and where the SDK finds what stands in for
   * AWS.
   */
  private Map<String, String> overrides() {
    return Map.of(
        "AWS_REGION",
        DynamoDbLocal.REGION.id(),
        "AWS_ACCESS_KEY_ID",
        DynamoDbLocal.ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY",
        DynamoDbLocal.SECRET_KEY,
        "AWS_ENDPOINT_URL_DYNAMODB",
        engine.endpoint().toString(),
        "AWS_ENDPOINT_URL_SES",
        "http://127.0.0.1:" + aws.port());
  }
}
