package org.onroll.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Concurrency;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.fixture.Wire;
import org.onroll.platform.fixture.Wire.Answer;
import org.onroll.platform.fixture.Wire.Weather;

@DisplayName("fault-F9: the table throttles, fails, leaves items unprocessed or is silent")
class TableUnavailableTest {
  private static final String ATTEMPTS = "aws.maxAttempts";

  private Town town;
  private Wire wire;
  private Records records;

  @BeforeEach
  void a_table_behind_a_wire() {
    town = new Town();
    wire = new Wire(town);
    records = TableFactory.records(town.environment());
  }

  @AfterEach
  void the_wire_is_cut() {
    System.clearProperty(ATTEMPTS);
    wire.close();
  }

  // ---- refused

  static Stream<Answer> refusals() {
    return Stream.of(
        Answer.error(400, "ProvisionedThroughputExceededException"),
        Answer.error(400, "ThrottlingException"),
        Answer.error(400, "RequestLimitExceeded"),
        Answer.error(500, "InternalServerError"),
        Answer.error(503, "ServiceUnavailable"),
        cancelled("ThrottlingError", "None"),
        cancelled("None", "ProvisionedThroughputExceeded"));
  }

  private static Answer cancelled(String... codes) {
    String reasons =
        String.join(",", Stream.of(codes).map(c -> "{\"Code\":\"" + c + "\"}").toList());
    return new Answer(
        400,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
            + "\"message\":\"cancelled\",\"CancellationReasons\":["
            + reasons
            + "]}");
  }

  @Test
  void what_is_refused_twice_is_written_once_by_the_third_attempt() {
    List<Answer> refusals = List.of(Answer.error(500, "x"), cancelled("ThrottlingError", "None"));
    Wire.Count count =
        wire.weather(a -> a.number() <= refusals.size() ? refusals.get(a.number() - 1) : null)
            .count(() -> records.commit(changes("office", "head")));
    assertThat(count).isEqualTo(new Wire.Count(1, 3));
    assertThat(town.contents().values("contact", "id")).containsExactlyInAnyOrder("office", "head");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void what_is_refused_each_time_is_refused_for_now_and_changes_nothing(Answer refusal) {
    System.setProperty(ATTEMPTS, "1");
    records = TableFactory.records(town.environment());
    Contents before = town.contents();
    wire.weather(attempt -> refusal);
    Wire.Count count =
        wire.count(
            () ->
                assertThatThrownBy(() -> records.commit(changes("office", "head")))
                    .isInstanceOf(TableUnavailableException.class));
    assertThat(count.attempts()).isEqualTo(1);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_transaction_that_lost_a_condition_is_lost_though_it_was_throttled_too() { // fault-F10
    wire.weather(attempt -> cancelled("ThrottlingError", "ConditionalCheckFailed"));
    Wire.Count count =
        wire.count(
            () ->
                assertThatThrownBy(() -> records.commit(changes("office", "head")))
                    .isInstanceOf(ConflictException.class));
    assertThat(count.attempts()).isEqualTo(1);
  }

  @Test
  void what_the_table_was_asked_wrongly_is_not_asked_again() {
    wire.weather(attempt -> Answer.error(400, "ValidationException"));
    Wire.Count count =
        wire.count(
            () ->
                assertThatThrownBy(() -> records.find(Contact.key("office")))
                    .isNotInstanceOf(TableUnavailableException.class));
    assertThat(count.attempts()).isEqualTo(1);
  }

  @Test
  void of_many_calls_that_are_all_refused_each_client_repeats_a_hundred() {
    List<Integer> calls = IntStream.range(0, 600).boxed().toList();
    wire.weather(Wire.STORM);
    AtomicInteger refused = new AtomicInteger();
    Wire.Count count =
        wire.count(
            () ->
                new Concurrency(50)
                    .each(
                        calls,
                        () -> true,
                        n -> {
                          try {
                            records.find(Contact.key("c" + n));
                          } catch (TableUnavailableException e) {
                            refused.incrementAndGet();
                          }
                        }));
    assertThat(refused.get()).isEqualTo(600);
    assertThat(count).isEqualTo(new Wire.Count(600, 700));
  }

  @Test
  void how_often_a_call_is_tried_can_be_set_as_for_every_client_of_the_sdk() {
    System.setProperty(ATTEMPTS, "1");
    records = TableFactory.records(town.environment());
    wire.weather(Wire.STORM);
    assertThat(wire.count(() -> records.find(Contact.key("office"))).attempts()).isEqualTo(1);
  }

  // ---- silent

  @Test
  void an_answer_that_does_not_come_is_asked_for_again_after_two_seconds() {
    records.commit(changes("office"));
    wire.weather(first(1, Answer.SILENCE));
    Instant begin = Instant.now();
    Wire.Count count = wire.count(() -> records.find(Contact.key("office")));
    assertThat(count.calls()).isEqualTo(1);
    assertThat(Duration.between(begin, Instant.now()))
        .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(10));
  }

  @Test
  void a_table_that_is_silent_is_not_available() {
    System.setProperty(ATTEMPTS, "1");
    records = TableFactory.records(town.environment());
    wire.weather(attempt -> Answer.SILENCE);
    assertThatThrownBy(() -> records.find(Contact.key("office")))
        .isInstanceOf(TableUnavailableException.class);
  }

  // ---- unprocessed

  @Test
  void what_a_batch_leaves_undone_is_sent_again_until_all_is_written() {
    wire.weather(Wire.unprocessed(3));
    Wire.Count count = wire.count(() -> records.write(events(20)));
    assertThat(count).isEqualTo(new Wire.Count(4, 4));
    assertThat(written()).hasSize(20);
  }

  @Test
  void what_a_batch_leaves_undone_for_ever_is_told_and_not_dropped() {
    wire.weather(Wire.unprocessed(Integer.MAX_VALUE));
    Wire.Count count =
        wire.count(
            () ->
                assertThatThrownBy(() -> records.write(events(60)))
                    .isInstanceOf(TableUnavailableException.class));
    assertThat(count).isEqualTo(new Wire.Count(7, 7));
    wire.weather(Wire.CALM);
    records.write(events(60));
    assertThat(written()).hasSize(60);
  }

  @Test
  void what_a_batch_leaves_unread_is_asked_for_again_until_all_is_read() {
    records.write(events(20));
    wire.weather(Wire.unprocessed(3));
    List<CaseEvent> read = new ArrayList<>();
    Wire.Count count = wire.count(() -> read.addAll(records.findAll(keys(20))));
    assertThat(count).isEqualTo(new Wire.Count(4, 4));
    assertThat(read).hasSize(20);
  }

  @Test
  void what_a_batch_leaves_unread_for_ever_is_told_and_not_left_out() {
    records.write(events(20));
    wire.weather(Wire.unprocessed(Integer.MAX_VALUE));
    Wire.Count count =
        wire.count(
            () ->
                assertThatThrownBy(() -> records.findAll(keys(20)))
                    .isInstanceOf(TableUnavailableException.class));
    assertThat(count).isEqualTo(new Wire.Count(7, 7));
  }

  @Test
  void a_pause_ends_when_its_thread_is_interrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new Backoff().pause()).isInstanceOf(TableUnavailableException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Weather first(int attempts, Answer answer) {
    return attempt -> attempt.number() <= attempts ? answer : null;
  }

  private static List<Change> changes(String... contacts) {
    return Stream.of(contacts)
        .map(c -> Change.create(new Contact(c, c + "@example.org", 1)))
        .toList();
  }

  private static List<Change> events(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> Change.put(RecordsContract.event(n)))
        .toList();
  }

  private static List<Key<CaseEvent>> keys(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> RecordsContract.event(n).key()).toList();
  }

  private List<CaseEvent> written() {
    return records.list(CaseEvent.class, EnquiryCase.partition("c"), CaseEvent.PREFIX);
  }
}
