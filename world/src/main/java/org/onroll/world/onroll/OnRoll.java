package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.onroll.world.county.Slot;

/** OnRoll's routes, and those that only a local OnRoll has: its clock, its inbox, its tokens. */
public final class OnRoll {
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int PAGE = 100;

  /** A token is good for the simulated day on which it was asked for. */
  private record Token(String value, LocalDate day) {}

  private final Http http;
  private final String keys;
  private final Map<Caller, Token> tokens = new ConcurrentHashMap<>();
  private volatile Instant now = Instant.EPOCH;
  private final AtomicInteger writes = new AtomicInteger();

  /**
   * A connection.
   *
   * @param play names this play in its idempotency keys
   */
  public OnRoll(String url, Duration retryWindow, String play) {
    this.http = new Http(url, retryWindow);
    this.keys = play;
  }

  /** The instant that the clock was last moved to. */
  public Instant now() {
    return now;
  }

  public int retries() {
    return http.retries();
  }

  /** How long OnRoll took, by the kind of call. */
  public Map<String, Duration> spent() {
    return http.spent();
  }

  /** Moves the clock; every schedule that falls between runs before this returns. */
  public void clockTo(Instant to) {
    now = to;
    require(http.send(clock(), () -> "", () -> {}), "move the clock");
  }

  private Request clock() {
    String body = JsonNodeFactory.instance.objectNode().put("to", now.toString()).toString();
    return Request.json("POST", "/_local/clock", body, "");
  }

  /** After a restart the clock may stand elsewhere: it is set before anything else is said. */
  private void resume() {
    tokens.clear();
    try {
      http.once(clock(), "", true);
    } catch (IOException e) {
      throw new Unreachable("no answer", e);
    }
  }

  /** All mail that was delivered. */
  public List<Mail> inbox() {
    Answer answer = http.send(Request.get("/_local/inbox"), () -> "", this::resume);
    require(answer, "read the inbox");
    return each(answer.body(), Mail::of);
  }

  /**
   * Sends a roll. Where the first answer is lost, the second says only that nothing has changed
   * since: what the roll did change is in its receipt.
   */
  public Answer putRoll(
      Caller caller, String urn, LocalDate date, String contentType, byte[] file) {
    Answer answer =
        call(caller, Request.file("/schools/" + urn + "/rolls/" + date, contentType, file));
    if (!answer.repeated() || !answer.body().path("outcome").asText("").equals("unchanged"))
      return answer;
    String receipt = answer.body().path("receipt").asText("");
    return get(caller, "/schools/" + urn + "/receipts/" + receipt);
  }

  public Answer post(Caller caller, String path, JsonNode body) {
    return write(caller, "POST", path, body);
  }

  public Answer put(Caller caller, String path, JsonNode body) {
    return write(caller, "PUT", path, body);
  }

  private Answer write(Caller caller, String method, String path, JsonNode body) {
    String key = keys + "-" + writes.incrementAndGet();
    return call(caller, Request.json(method, path, body.toString(), key));
  }

  public Answer get(Caller caller, String path) {
    return call(caller, Request.get(path));
  }

  /** All pages of a list. */
  public <T> List<T> list(Caller caller, String path, Function<JsonNode, T> view) {
    List<T> all = new ArrayList<>();
    String separator = path.contains("?") ? "&" : "?";
    String cursor = "";
    do {
      Answer page = get(caller, path + separator + "limit=" + PAGE + cursor);
      require(page, "read " + path);
      all.addAll(each(page.body().path("items"), view));
      String next = page.body().path("next").asText("");
      cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
    } while (!cursor.isEmpty());
    return all;
  }

  private static <T> List<T> each(JsonNode items, Function<JsonNode, T> view) {
    List<T> all = new ArrayList<>();
    items.forEach(item -> all.add(view.apply(item)));
    return all;
  }

  private Answer call(Caller caller, Request request) {
    Answer answer = http.send(request, () -> token(caller), this::resume);
    if (answer.status() != UNAUTHORISED && answer.status() != FORBIDDEN) return answer;
    tokens.remove(caller);
    return http.send(request, () -> token(caller), this::resume);
  }

  private String token(Caller caller) {
    LocalDate today = Slot.dayOf(now);
    Token known = tokens.get(caller);
    if (known != null && known.day().equals(today)) return known.value();
    String path = "/_local/token?role=" + caller.role() + "&client=" + encoded(caller.name());
    if (!caller.urn().isEmpty()) path += "&urn=" + caller.urn();
    Answer answer = http.send(Request.get(path), () -> "", this::resume);
    require(answer, "ask for a token");
    Token fresh = new Token(answer.body().path("access_token").asText(), today);
    tokens.put(caller, fresh);
    return fresh.value();
  }

  private static void require(Answer answer, String what) {
    if (!answer.isSuccess())
      throw new Refused("OnRoll would not " + what + ": " + answer.problem());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
