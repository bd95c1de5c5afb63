package org.onroll.faults;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.http.Json;

/**
 * Something that arrives at a function, and arrives again as long as nobody has taken it: a request
 * that its sender repeats, an event that SNS repeats, a schedule that comes round.
 */
final class Delivery {
  private final String function;
  private final Supplier<JsonNode> event;
  private final boolean request;

  private Delivery(String function, Supplier<JsonNode> event, boolean request) {
    this.function = function;
    this.event = event;
    this.request = request;
  }

  /**
   * What the sender knows then.
   *
   * @param taken there is an answer that is not "try again"
   * @param answer status and receipt; blank for what is not a request
   */
  record Outcome(boolean taken, String answer) {
    static final Outcome NOT_TAKEN = new Outcome(false, "");
  }

  static Delivery request(String function, Call call) {
    return request(function, call::event);
  }

  /** A request of which the whole is known only when the scenario has begun. */
  static Delivery request(String function, Supplier<JsonNode> event) {
    return new Delivery(function, event, true);
  }

  static Delivery schedule(String function) {
    return new Delivery(function, () -> Json.object().put("schedule", "test"), false);
  }

  /** An event of which it is known only when it is due: what SES says of what it took. */
  static Delivery event(String function, Supplier<JsonNode> event) {
    return new Delivery(function, event, false);
  }

  Outcome to(Functions functions) {
    RequestStreamHandler handler = functions.get(function);
    try {
      String said = Call.run(handler, event.get(), TestContext.UNHURRIED);
      return request ? answered(Call.read(said)) : new Outcome(true, "");
    } catch (Killed e) {
      return Outcome.NOT_TAKEN;
    } catch (RuntimeException e) {
      return Outcome.NOT_TAKEN; // Lambda reports it; whoever sent the event sends it again.
    }
  }

  private static Outcome answered(Answer answer) {
    String id = answer.at("/receipt").isEmpty() ? answer.at("/id") : answer.at("/receipt");
    // 200 is 201 repeated.
    String status = answer.status() < 300 ? "taken" : String.valueOf(answer.status());
    return new Outcome(answer.status() < 500, status + " " + id);
  }
}
