package org.onroll.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.onroll.Unreachable;

class OutageTest {
  private static final Instant MORNING = Instant.parse("2026-07-06T05:30:00Z");
  private static final String RETURN = "/schools/999101/returns/deletion";

  private static Answer send(OnRoll onRoll) {
    return onRoll.post(
        Caller.office("999101"), RETURN, JsonNodeFactory.instance.objectNode().put("ground", "a"));
  }

  private static Answer put(OnRoll onRoll, String date, String row) {
    byte[] file =
        ("UPN,Surname,Forename,DOB\nA931990126000,Synthetic,Pupil,2016-01-01\n" + row)
            .getBytes(UTF_8);
    return onRoll.putRoll(
        Caller.office("999101"), "999101", LocalDate.parse(date), "text/csv", file);
  }

  private static List<FakeOnRoll.Received> returns(FakeOnRoll fake) {
    return fake.received().stream().filter(r -> r.path().equals(RETURN)).toList();
  }

  @Test
  void a_lost_answer_is_asked_for_again_with_the_same_key() {
    try (FakeOnRoll fake = new FakeOnRoll()) {
      OnRoll onRoll = new OnRoll(fake.url(), Duration.ofSeconds(5), "test");
      onRoll.clockTo(MORNING);
      fake.loseNext(2);

      assertThat(send(onRoll).isSuccess()).isTrue();
      assertThat(returns(fake))
          .hasSize(3)
          .extracting(FakeOnRoll.Received::key)
          .containsOnly("test-1");
    }
  }

  @Test
  void after_a_restart_the_clock_is_set_before_the_request_is_repeated() throws IOException {
    int port = freePort();
    OnRoll onRoll = new OnRoll("http://127.0.0.1:" + port, Duration.ofSeconds(20), "test");
    try (FakeOnRoll before = new FakeOnRoll(port)) {
      onRoll.clockTo(MORNING);
      assertThat(send(onRoll).isSuccess()).isTrue();
      assertThat(before.now()).isEqualTo(MORNING);
    }
    Executor later = CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS);
    CompletableFuture<FakeOnRoll> restarted =
        CompletableFuture.supplyAsync(() -> new FakeOnRoll(port), later);

    assertThat(send(onRoll).isSuccess()).isTrue();

    try (FakeOnRoll after = restarted.join()) {
      assertThat(after.now()).isEqualTo(MORNING);
      assertThat(returns(after)).extracting(FakeOnRoll.Received::key).containsOnly("test-2");
      assertThat(after.received().getFirst().path()).isEqualTo("/_local/clock");
    }
    assertThat(onRoll.retries()).isPositive();
  }

  @Test
  void a_roll_whose_answer_was_lost_is_known_by_its_receipt() { // fault-F1
    try (FakeOnRoll fake = new FakeOnRoll()) {
      OnRoll onRoll = new OnRoll(fake.url(), Duration.ofSeconds(5), "test");
      onRoll.clockTo(MORNING);
      put(onRoll, "2026-07-06", "");
      fake.loseNext(1);

      Answer answer = put(onRoll, "2026-07-07", "B931990126001,Synthetic,Pupil,2016-01-02\n");

      assertThat(answer.body().path("outcome").asText()).isEqualTo("accepted");
      assertThat(answer.body().path("joiners").asInt()).isEqualTo(1);
    }
  }

  @Test
  void the_window_begins_with_the_first_failure() { // fault-F8
    try (FakeOnRoll fake = new FakeOnRoll()) {
      OnRoll onRoll = new OnRoll(fake.url(), Duration.ofMillis(700), "test");
      onRoll.clockTo(MORNING);
      fake.loseNext(1);
      fake.answerAfter(Duration.ofSeconds(1));

      assertThat(send(onRoll).isSuccess()).isTrue();
    }
  }

  @Test
  void an_outage_longer_than_the_window_ends_the_play() throws IOException {
    OnRoll onRoll = new OnRoll("http://127.0.0.1:" + freePort(), Duration.ofMillis(200), "test");

    assertThatThrownBy(() -> onRoll.clockTo(MORNING)).isInstanceOf(Unreachable.class);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
