package org.onroll.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Page;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.school.School;
import org.onroll.domain.upload.Upload;
import org.onroll.domain.upload.UploadChunk;
import org.onroll.local.engines.Checkout;
import org.onroll.local.engines.template.LambdaFunction;
import org.onroll.local.engines.template.Template;
import org.onroll.packaged.Invocation.Answered;
import org.onroll.packaged.Invocation.Outcome;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/**
 * Requirement B9 at its size: a compressed file with one broken line in a hundred, applied by the
 * function's zip in the memory of a small function, killed twice on the way.
 */
class UploadsTest {
  private static final String SCHOOL = "999101";
  private static final int MEMORY_MB = 512;
  private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

  @TempDir private Path folder;
  private StandIns standIns;
  private Town town;
  private FunctionZip zip;
  private RuntimeClient client;
  private int processes;

  @BeforeEach
  void a_school_and_the_packaged_function() throws IOException {
    standIns = new StandIns();
    LambdaFunction of = Template.ofCheckout(standIns.parameters()).function("notification-intake");
    var unpacked = RuntimeClient.unpack(folder);
    assumeTrue(
        unpacked.isPresent() && Files.exists(Checkout.root().resolve(of.zip())),
        "No packaged function was run: call mvn package");
    client = unpacked.get();
    LambdaFunction small =
        new LambdaFunction(
            of.logicalId(),
            of.name(),
            of.handler(),
            of.zip(),
            of.environment(),
            of.timeout(),
            MEMORY_MB,
            of.routes(),
            of.schedules(),
            of.topics());
    zip = FunctionZip.unpack(small, folder.resolve("code"));
    town = new Town().school(SCHOOL);
  }

  @AfterEach
  void the_town_is_left() throws IOException {
    standIns.close();
  }

  @Test
  void a_file_over_the_limit_is_applied_once_though_killed_twice() throws Exception { // fault-F8
    play(1_200);
  }

  @Tag("full")
  @Test
  void fifty_thousand_returns_are_applied_once_though_killed_twice() throws Exception { // fault-F8
    play(50_000);
  }

  private void play(int records) throws Exception {
    long begin = System.nanoTime();
    int broken = records / 100;
    String post =
        Json.write(
            Call.to("POST /schools/{urn}/returns")
                .as(Town.clientOf(SCHOOL))
                .path("urn", SCHOOL)
                .header("Content-Type", "application/gzip")
                .bytes(compressed(records))
                .event());
    Upload upload = killedIn(post, "", 1);
    upload = killedIn(schedule(), upload.id(), Math.max(2, upload.chunks() / 2));
    int runs = 2;
    long longest = 0;
    long peak;
    long applying = System.nanoTime();
    int before = upload.applied();
    try (PackagedFunction function = start()) {
      leaseEnds(upload.id());
      for (; !read(upload.id()).done(); runs++) {
        long from = System.nanoTime();
        assertThat(function.invoke(schedule())).isInstanceOf(Answered.class);
        longest = Math.max(longest, System.nanoTime() - from);
        assertThat(runs).isLessThan(100);
      }
      double seconds = (System.nanoTime() - applying) / 1e9;
      upload = read(upload.id());
      String csv = outcome(function, upload.id());
      List<String[]> lines = csv.lines().skip(1).map(l -> l.split(",", -1)).toList();
      assertThat(lines.size()).isEqualTo(records);
      Set<String> receipts =
          lines.stream()
              .filter(l -> l[2].equals("accepted"))
              .map(l -> l[5])
              .collect(Collectors.toSet());
      assertThat(receipts.size()).isEqualTo(records - broken);
      assertThat(lines.stream().filter(l -> l[2].equals("refused") && !l[4].isEmpty()).count())
          .isEqualTo(broken);
      kept(receipts, upload);
      Answer again = Call.read(body(function.invoke(post)));
      assertThat(again.status()).isEqualTo(202);
      assertThat(again.replayed()).isTrue();
      assertThat(again.at("/accepted")).isEqualTo(String.valueOf(records - broken));
      assertThat(again.at("/refused")).isEqualTo(String.valueOf(broken));
      assertThat(outcome(function, upload.id()).equals(csv)).as("the same outcome").isTrue();
      kept(receipts, upload);
      peak = function.footprint().orElseThrow().peakBytes() >> 20;
      System.out.printf(
          "%,d returns: %d runs, two of them killed, the longest %d s, all %d s; %.0f returns a"
              + " second, peak %d MB%n",
          records,
          runs,
          Duration.ofNanos(longest).toSeconds(),
          Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
          (upload.applied() - before) * (double) records / upload.chunks() / seconds,
          peak);
    }
    assertThat(peak).isLessThan(MEMORY_MB);
    assertThat(Duration.ofNanos(longest)).isLessThan(zip.function().timeout());
  }

  /** Runs an event in a process of its own, and kills it when so many chunks are applied. */
  private Upload killedIn(String event, String id, int chunks) throws Exception {
    try (PackagedFunction function = start()) {
      if (!id.isEmpty()) leaseEnds(id);
      CompletableFuture<Outcome> running =
          CompletableFuture.supplyAsync(() -> function.invoke(event));
      Optional<Upload> at = Optional.empty();
      while (at.filter(u -> u.applied() >= chunks).isEmpty() && !running.isDone()) {
        Thread.sleep(10);
        at =
            town.records().due(DueKind.UPLOAD, Instant.parse("2100-01-01T00:00:00Z"), 1).stream()
                .findFirst()
                .flatMap(k -> town.records().find(Upload.key(k.partition().substring(7))));
      }
      function.kill();
      running.join();
      Upload now = read(at.orElseThrow().id());
      assertThat(now.done()).isFalse();
      return now;
    }
  }

  /** What two minutes would do. */
  private void leaseEnds(String id) {
    town.records().commit(List.of(Change.save(read(id).released(Instant.now()))));
  }

  private Upload read(String id) {
    return town.records().find(Upload.key(id)).orElseThrow();
  }

  private PackagedFunction start() throws IOException {
    return new PackagedFunction(
        zip,
        standIns.environment(town.environment()),
        client,
        folder.resolve("process-" + ++processes + ".log"));
  }

  private static String schedule() {
    return "{\"schedule\":\"notification-intake\"}";
  }

  /** All of it, part after part where it is longer than an answer. */
  private static String outcome(PackagedFunction function, String id) {
    StringBuilder csv = new StringBuilder();
    Optional<String> cursor = Optional.empty();
    do {
      Call call = Call.to("GET /uploads/{id}/outcome").as(Town.clientOf(SCHOOL)).path("id", id);
      cursor.ifPresent(c -> call.query("cursor", c));
      Answer part = Call.read(body(function.invoke(Json.write(call.event()))));
      assertThat(part.status()).isEqualTo(200);
      csv.append(part.text());
      cursor =
          Optional.ofNullable(part.headers().get("Link"))
              .map(link -> link.substring("<?cursor=".length(), link.indexOf('>')));
    } while (cursor.isPresent());
    return csv.toString();
  }

  private static String body(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).body();
  }

  /** One movement for each receipt and no other, and nothing of the file that is still to do. */
  private void kept(Set<String> receipts, Upload upload) {
    List<Key<Receipt>> keys = receipts.stream().map(Receipt::key).toList();
    assertThat(town.records().findAll(keys).size()).isEqualTo(receipts.size());
    List<String> said = new ArrayList<>();
    String school = School.partition(upload.urn());
    String cursor = null;
    do {
      Page<Movement> page =
          town.records().page(Movement.class, school, Movement.PREFIX, cursor, 1_000);
      page.items().forEach(m -> said.add(Objects.requireNonNull(m.declared()).receipt()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(said.size()).isEqualTo(receipts.size());
    assertThat(receipts.containsAll(said)).as("no movement of another receipt").isTrue();
    assertThat(Set.copyOf(said).size()).as("none twice").isEqualTo(said.size());
    for (int n = 0; n < upload.chunks(); n++) {
      assertThat(town.records().find(UploadChunk.key(upload.id(), n))).isEmpty();
    }
  }

  /** New pupils of their own; one in a hundred lines is broken, in five ways in turn. */
  private static byte[] compressed(int records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
      out.write(
          "Kind,UPN,Surname,Forename,DOB,Sex,YearGroup,AddressLine1,Town,Postcode,EntryDate,"
              + "StartingDay,Parent1Name,Parent1LivesWith,Parent1EmergencyNumber,"
              + "SafeguardingConcern\r\n");
      for (int n = 1; n <= records; n++) {
        String line =
            "new-pupil,%s,Synthetic%s,Pupil%s,%02d/%02d/2016,F,5,%d Sample Street,Exampleton,"
                    .formatted(upn(n), letters(n), letters(n), 1 + n % 28, 1 + n % 12, n)
                + "ZZ1 1ZZ,14/09/2026,14/09/2026,Ada Example-%d,yes,01632 96%04d,no"
                    .formatted(n, n % 10_000);
        out.write(n % 100 == 0 ? broken(line, n / 100) : line);
        out.write("\r\n");
      }
    }
    return bytes.toByteArray();
  }

  private static String broken(String line, int way) {
    return switch (way % 5) {
      case 0 -> line.replace("new-pupil", "birthday");
      case 1 -> line.replaceFirst("\\d\\d/\\d\\d/2016", "2016-13-01");
      case 2 -> line.replace(",Exampleton,", ",\"Exampleton,");
      case 3 -> line + ",one too many";
      default -> line.replace(",yes,", ",perhaps,");
    };
  }

  /** Numbers spelt in letters, so that no two names fold to one. */
  private static String letters(int n) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(n).toCharArray()) text.append((char) ('a' + digit - '0'));
    return text.toString();
  }

  private static String upn(int n) {
    String digits = "9319901%05d".formatted(n);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) sum += (digits.charAt(i) - '0') * (i + 2);
    return LETTERS.charAt(sum % LETTERS.length()) + digits;
  }
}
