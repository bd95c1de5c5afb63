package org.onroll.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import org.onroll.local.gateway.Answer;

/** One line for each step of a story; the first that fails ends it. */
final class Steps {
  private final PrintWriter out;
  private int count;

  Steps(PrintWriter out) {
    this.out = out;
  }

  /** It did not happen as told. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  /** Reads something that may not be there. */
  @FunctionalInterface
  interface Look {
    Optional<JsonNode> at() throws IOException, InterruptedException;
  }

  /** How many steps were done. */
  int count() {
    return count;
  }

  void done(String what, String detail) {
    count++;
    line("ok", what, detail);
  }

  /** What this run leaves undone. */
  void left(String what) {
    line("--", what, "");
  }

  void check(String what, boolean holds, String detail) throws Failed {
    if (!holds) throw failed(what, detail);
    done(what, detail);
  }

  /**
   * The answer has this status.
   *
   * @param outcome of a roll; blank where it has none
   */
  void expect(String what, Answer answer, int status, String outcome) throws Failed, IOException {
    if (answer.status() != status) throw failed(what, answer.status() + " " + answer.text());
    if (!outcome.isEmpty() && !ShortStory.json(answer).path("outcome").asText().equals(outcome))
      throw failed(what, answer.text());
    done(what, outcome.isEmpty() ? String.valueOf(status) : outcome);
  }

  JsonNode sees(String what, Look look, Function<JsonNode, String> detail)
      throws Failed, IOException, InterruptedException {
    Optional<JsonNode> seen = look.at();
    if (seen.isEmpty()) throw failed(what, "nothing found");
    done(what, detail.apply(seen.get()));
    return seen.get();
  }

  private Failed failed(String what, String detail) {
    line("NO", what, detail);
    return new Failed(what + ": " + detail);
  }

  private void line(String mark, String what, String detail) {
    out.printf("  %-3s %-52s %s%n", mark, what, detail);
    out.flush();
  }
}
