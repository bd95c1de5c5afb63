package org.onroll.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WorldTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    World world =
        new World(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    CommandLine line = new CommandLine(world).setErr(new PrintWriter(Writer.nullWriter()));
    return line.setOut(new PrintWriter(Writer.nullWriter())).execute(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--url=http://127.0.0.1:1 --schools=2",
        "--url=http://127.0.0.1:1 --pupils=10",
        "--url=http://127.0.0.1:1 --weeks=0",
        "--url=http://127.0.0.1:1 --start=2020-01-06",
        "--url=http://127.0.0.1:1 --start=yesterday",
        "--url=nowhere",
        "--url=http://127.0.0.1:1 --retry-window=-1",
        "--unheard-of"
      })
  void used_wrongly_it_exits_with_2(String args) {
    assertThat(run(args.isEmpty() ? new String[0] : args.split(" ", -1))).isEqualTo(2);
  }

  @Test
  void an_onroll_that_does_not_answer_is_said_in_a_sentence() {
    int exit =
        run(
            "--url=http://127.0.0.1:1",
            "--schools=6",
            "--pupils=200",
            "--weeks=1",
            "--retry-window=0");

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("OnRoll did not answer at http://127.0.0.1:1");
  }

  @Test
  void with_json_there_is_json_and_nothing_else_on_standard_output() throws Exception {
    try (FakeOnRoll fake = new FakeOnRoll()) {
      List<String> args = new ArrayList<>(List.of("--url=" + fake.url(), "--json"));
      args.addAll(List.of("--schools=6", "--pupils=240", "--weeks=2", "--start=2026-09-07"));
      run(args.toArray(new String[0]));
    }

    assertThat(new ObjectMapper().readTree(out.toByteArray()).path("seed").asInt()).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("rolls and");
  }
}
