package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptWorldTest {
  @TempDir Path folder;

  @Test
  void a_county_that_has_said_nothing_has_not_begun() throws IOException {
    assertThat(state()).isEqualTo(KeptWorld.State.NOT_BEGUN);
    said("");
    assertThat(state()).isEqualTo(KeptWorld.State.NOT_BEGUN);
  }

  @Test
  void a_county_that_says_its_exit_code_last_has_ended() throws IOException {
    said("The books do not balance.\nThe county ends with exit code 1\n");
    assertThat(state()).isEqualTo(KeptWorld.State.ENDED);
    assertThat(new KeptWorld(folder).exitCode()).hasValue(1);
  }

  @Test
  void a_county_that_is_gone_without_one_was_broken_off() throws IOException {
    said("Watch these children:\nThe county ends with ex");
    assertThat(state()).isEqualTo(KeptWorld.State.BROKEN_OFF);
    assertThat(new KeptWorld(folder).exitCode()).isEmpty();
  }

  @Test
  void a_county_that_was_asked_for_wrongly_may_be_asked_for_again() throws IOException {
    said("--weeks: from 1 to 40\nThe county ends with exit code 2\n");
    assertThat(state()).isEqualTo(KeptWorld.State.NOT_BEGUN);
  }

  @Test
  void another_process_with_the_number_of_the_county_is_not_the_county() throws IOException {
    Files.writeString(
        folder.resolve("world"), ProcessHandle.current().pid() + " 2026-09-07T06:00:00Z");
    said("Watch these children:\n");
    assertThat(state()).isEqualTo(KeptWorld.State.BROKEN_OFF);
  }

  @Test
  void all_that_was_said_is_shown_to_the_end() throws Exception {
    said("one\ntwo\nthree");
    StringWriter terminal = new StringWriter();
    new KeptWorld(folder).follow(new PrintWriter(terminal));
    assertThat(terminal).hasToString("one\ntwo\nthree");
  }

  private KeptWorld.State state() throws IOException {
    return new KeptWorld(folder).state();
  }

  private void said(String text) throws IOException {
    Files.writeString(folder.resolve("world.log"), text);
  }
}
