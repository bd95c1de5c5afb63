package org.onroll.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.local.LocalSystem;
import org.onroll.local.StubFunctions;
import org.onroll.local.WiredHandlers;
import org.onroll.local.gateway.Caller;
import org.onroll.local.issuer.TokenDesk;
import org.onroll.local.sample.SampleSchool;

/** The story that a deployment is told, told to the functions behind the local gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortStoryTest {
  private final StringWriter said = new StringWriter();
  private final Steps steps = new Steps(new PrintWriter(said));
  private final PrintStream terminal = System.out;
  private LocalSystem system;
  private RemoteApi api;
  private Caller engineer;

  @BeforeAll
  void up() throws Exception {
    System.setOut(StubFunctions.NO_LOG);
    system =
        LocalSystem.start(
            new LocalSystem.Settings(0, Optional.empty(), StubFunctions.NO_LOG),
            WiredHandlers::new);
    api = new RemoteApi(system.url());
    engineer =
        new Caller(
            api, system.tokens().token("administrator", null, TokenDesk.FIRST_ADMINISTRATOR));
  }

  @AfterAll
  void down() {
    System.setOut(terminal);
    system.close();
  }

  @BeforeEach
  void nothing_was_said() {
    said.getBuffer().setLength(0);
  }

  /** A school day, and one of the Christmas holidays. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-30", "2026-12-29"})
  void it_holds_on_any_day_of_the_year(LocalDate today) throws Exception {
    clock(today + "T09:00:00Z");
    SampleSchool school = school("9992" + today.getDayOfMonth());
    story(school, today, caller("school", school.urn()))
        .play(Optional.of(() -> clock(today + "T12:00:00Z")));
    assertThat(said.toString()).contains("an enquiry is open").doesNotContain("NO ");
  }

  @Test
  void without_the_schedules_it_says_what_it_left() throws Exception {
    clock("2026-11-30T09:00:00Z");
    SampleSchool school = school("999301");
    story(school, LocalDate.parse("2026-11-30"), caller("school", school.urn()))
        .play(Optional.empty());
    assertThat(said.toString()).contains("--  the schedules were not run");
  }

  @Test
  void schedules_that_do_nothing_are_noticed() throws Exception {
    clock("2026-11-30T09:00:00Z");
    SampleSchool school = school("999302");
    ShortStory story = story(school, LocalDate.parse("2026-11-30"), caller("school", school.urn()));
    assertThatThrownBy(() -> story.play(Optional.of(() -> {})))
        .isInstanceOf(Steps.Failed.class)
        .hasMessageContaining("nothing found");
  }

  @Test
  void a_token_for_another_school_is_noticed() throws Exception {
    clock("2026-11-30T09:00:00Z");
    ShortStory story =
        story(school("999303"), LocalDate.parse("2026-11-30"), caller("school", "999304"));
    assertThatThrownBy(() -> story.play(Optional.empty()))
        .isInstanceOf(Steps.Failed.class)
        .hasMessageStartingWith("a first roll is a baseline: 403");
  }

  private ShortStory story(SampleSchool school, LocalDate today, Caller office) throws Exception {
    return new ShortStory(
        school, new Caller(api, ""), office, caller("officer", null), today, steps);
  }

  private SampleSchool school(String urn) throws Exception {
    SampleSchool school =
        new SampleSchool(
            urn, "Trial " + urn, "931/9" + urn.substring(3), "academy", "story@example.org");
    school.put(engineer, true);
    return school;
  }

  private Caller caller(String role, @org.jspecify.annotations.Nullable String urn)
      throws Exception {
    return new Caller(api, system.tokens().token(role, urn, null));
  }

  private void clock(String to) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(system.url() + "/_local/clock"))
              .POST(BodyPublishers.ofString("{\"to\":\"" + to + "\"}"))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
