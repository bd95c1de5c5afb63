package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.local.http.Json;
import org.onroll.local.mail.Inbox;

/** The demo's county plays on while the system below it is killed as {@code kill -9} does. */
@Tag("full")
@DisplayName("kill -9 of ./onroll up --data DIR --demo, at random moments (fault-F5 fault-F7)")
class KilledTest {
  /** Kills in the middle of the play, and such as hit a system that starts again after one. */
  private static final int IN_THE_PLAY = 16;

  private static final int WHILE_STARTING = 4;
  private static final long SEED = 20_260_907;
  private static final Instant FIRST_DAY = Instant.parse("2026-09-07T05:00:00Z");
  private static final Instant LAST_DAY = Instant.parse("2026-09-24T17:00:00Z");
  private static final Instant AFTER_IT = Instant.parse("2026-10-01T00:00:00Z");
  private static final List<String> COUNTY =
      List.of("--schools", "8", "--pupils", "1200", "--weeks", "3", "--start", "2026-09-07");

  /** A moment is known by the clock, which moves in steps; the kill comes up to so much later. */
  private static final int LATER_MILLIS = 1_000;

  private static final int ANSWER_SECONDS = 120;
  private static final int END_SECONDS = 600;

  private final Random random = new Random(SEED);
  private final HttpClient client = HttpClient.newHttpClient();
  private final long begin = System.nanoTime();

  @TempDir Path data;
  @TempDir Path output;

  private int port;
  private int starts;
  private @Nullable Process system;

  @AfterEach
  void end() throws Exception {
    if (system != null) system.destroyForcibly().waitFor();
    Optional<ProcessHandle> county = new KeptWorld(data).process();
    county.ifPresent(ProcessHandle::destroyForcibly);
    client.close();
  }

  @Test
  void the_books_balance_and_no_mail_is_sent_again_whose_event_had_come() throws Exception {
    System.out.println((IN_THE_PLAY + WHILE_STARTING) + " kills, seed " + SEED);
    port = freePort();
    KeptWorld county = new KeptWorld(data);
    Process up = start();
    Duration start = answered(up);
    int kills = 0;
    List<Instant> moments = moments();
    Set<Instant> followed = followed(moments);
    for (Instant moment : moments) {
      Instant now = reached(moment, up);
      Thread.sleep(random.nextInt(LATER_MILLIS));
      assertThat(county.state()).as(said()).isEqualTo(KeptWorld.State.PLAYS);
      kill(up);
      String when = ++kills + " when the clock said " + now;
      if (followed.contains(moment)) {
        tell(when);
        up = start();
        long after = random.nextLong(start.toMillis());
        Thread.sleep(after);
        kill(up);
        when = ++kills + " while it started, after " + seconds(Duration.ofMillis(after));
      }
      up = start();
      start = answered(up);
      tell(when + "; answered again after " + seconds(start));
    }

    ended(county, up);
    assertThat(county.state()).as(said()).isEqualTo(KeptWorld.State.ENDED);
    assertThat(county.exitCode()).as(said()).hasValue(0);
    shown("The county that an earlier run started plays on", "The county ends with exit code 0");
    up.destroy();
    assertThat(up.waitFor(15, TimeUnit.SECONDS)).isTrue();

    assertThat(kills).isEqualTo(IN_THE_PLAY + WHILE_STARTING);
    Path audit = output.resolve("audit");
    int balance =
        OnRollProcess.command(List.of("audit", "books", "--data", data.toString()))
            .redirectErrorStream(true)
            .redirectOutput(audit.toFile())
            .start()
            .waitFor();
    System.out.print(Files.readString(audit));
    assertThat(balance).as(Files.readString(audit)).isZero();
    try (Inbox inbox = new Inbox(Optional.of(data.resolve("inbox.jsonl")))) {
      Set<String> sent = new HashSet<>();
      inbox.mails().forEach(mail -> sent.add(mail.tags().getOrDefault("mail-id", mail.id())));
      assertThat(inbox.takenAgain()).isEmpty();
      assertThat(inbox.untold()).isEmpty();
      assertThat(sent).hasSizeGreaterThan(kills);
      System.out.printf(
          Locale.ROOT,
          "%d kills, %d calls tried again, %d mails, %d of them sent before without an event, %s%n",
          kills,
          retries(),
          inbox.mails().size(),
          inbox.mails().size() - sent.size(),
          seconds(Duration.ofNanos(System.nanoTime() - begin)));
    }
  }

  /** Each at random in its share of the period. */
  private List<Instant> moments() {
    long share = Duration.between(FIRST_DAY, LAST_DAY).toSeconds() / IN_THE_PLAY;
    return IntStream.range(0, IN_THE_PLAY)
        .mapToObj(i -> FIRST_DAY.plusSeconds(i * share + random.nextLong(share)))
        .toList();
  }

  private Set<Instant> followed(List<Instant> moments) {
    List<Instant> shuffled = new ArrayList<>(moments);
    Collections.shuffle(shuffled, random);
    return Set.copyOf(shuffled.subList(0, WHILE_STARTING));
  }

  private Process start() throws IOException {
    List<String> arguments =
        Stream.concat(
                Stream.of("up", "--port", "" + port, "--data", data.toString(), "--demo"),
                COUNTY.stream())
            .toList();
    system =
        OnRollProcess.command(arguments)
            .redirectErrorStream(true)
            .redirectOutput(output.resolve("up-" + ++starts).toFile())
            .start();
    return system;
  }

  private static void kill(Process up) throws InterruptedException {
    assertThat(up.isAlive()).as("there is something to kill").isTrue();
    assertThat(up.destroyForcibly().waitFor()).isEqualTo(128 + 9);
  }

  /** How long it took to answer. */
  private Duration answered(Process up) throws Exception {
    long from = System.nanoTime();
    while (clock().isEmpty()) {
      assertThat(up.isAlive()).as(said()).isTrue();
      assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(ANSWER_SECONDS));
      Thread.sleep(50);
    }
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** Before the county has set it, the clock is at the day of the test. */
  private Instant reached(Instant moment, Process up) throws Exception {
    long from = System.nanoTime();
    while (true) {
      Instant now = clock().orElse(Instant.MAX);
      if (!now.isBefore(moment) && now.isBefore(AFTER_IT)) return now;
      assertThat(up.isAlive()).as(said()).isTrue();
      assertThat(System.nanoTime() - from)
          .as(said())
          .isLessThan(TimeUnit.SECONDS.toNanos(END_SECONDS));
      Thread.sleep(50);
    }
  }

  private void ended(KeptWorld county, Process up) throws Exception {
    long from = System.nanoTime();
    while (county.state() == KeptWorld.State.PLAYS) {
      assertThat(up.isAlive()).as(said()).isTrue();
      assertThat(System.nanoTime() - from)
          .as(said())
          .isLessThan(TimeUnit.SECONDS.toNanos(END_SECONDS));
      Thread.sleep(200);
    }
  }

  /** On the terminal of the last start, in a moment. */
  private void shown(String... sentences) throws Exception {
    Path terminal = output.resolve("up-" + starts);
    for (int tries = 0; tries < 50; tries++) {
      if (Stream.of(sentences).allMatch(Files.readString(terminal)::contains)) return;
      Thread.sleep(100);
    }
    assertThat(Files.readString(terminal)).contains(sentences);
  }

  private Optional<Instant> clock() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_local/clock"))
            .timeout(Duration.ofSeconds(ANSWER_SECONDS))
            .build();
    try {
      JsonNode answer = Json.MAPPER.readTree(client.send(request, BodyHandlers.ofString()).body());
      return Optional.of(Instant.parse(answer.path("now").asText()));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private int retries() throws IOException {
    Matcher told =
        Pattern.compile("Calls tried again: ([0-9]+)")
            .matcher(Files.readString(data.resolve("world.log")));
    assertThat(told.find()).as(said()).isTrue();
    return Integer.parseInt(told.group(1));
  }

  /** What the county and the last system printed, for whoever looks into a failure. */
  private String said() throws IOException {
    Path county = data.resolve("world.log");
    return (Files.exists(county) ? Files.readString(county) : "")
        + Files.readString(output.resolve("up-" + starts));
  }

  private void tell(String kill) {
    System.out.println(seconds(Duration.ofNanos(System.nanoTime() - begin)) + ": kill " + kill);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
