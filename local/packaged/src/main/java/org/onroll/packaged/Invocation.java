package org.onroll.packaged;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through a function.
 *
 * @param requestId that the function names it by
 * @param event JSON, or what should be
 * @param deadline when Lambda would end it; here it is only told
 * @param outcome once the function has said it
 */
public record Invocation(
    String requestId, String event, Instant deadline, CompletableFuture<Outcome> outcome) {

  static Invocation of(String event, Duration timeLeft) {
    return new Invocation(
        UUID.randomUUID().toString(),
        event,
        Instant.now().plus(timeLeft),
        new CompletableFuture<>());
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /**
   * The handler returned.
   *
   * @param body what it wrote; empty where it writes nothing
   */
  public record Answered(String body) implements Outcome {}

  /**
   * The handler threw, or could not be made.
   *
   * @param errorType the exception's class
   * @param errorMessage what it says
   */
  public record Failed(String errorType, String errorMessage) implements Outcome {}
}
