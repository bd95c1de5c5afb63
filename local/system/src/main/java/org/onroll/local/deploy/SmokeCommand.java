package org.onroll.local.deploy;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.onroll.local.gateway.Caller;
import org.onroll.local.http.Json;
import org.onroll.local.sample.SampleSchool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells the short story to a deployment. */
@Command(
    name = "smoke",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a short story against a deployment: a school that does not exist sends rolls of two"
          + " weeks ago, and OnRoll sees who has left, reminds, and opens an enquiry. It closes"
          + " what it opened and marks the school closed; the records stay.",
      "Without options: the one that ./onroll deploy --localstack made last."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the story held", "1:it did not", "2:used wrongly"})
public final class SmokeCommand implements Callable<Integer> {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int OK = 200;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The HTTPS interface with its stage: the stack's output ApiUrl.")
  private @Nullable String url;

  @Option(
      names = "--school-token",
      paramLabel = "TOKEN",
      description = "Of a client that sends for schools; it is granted the story's school.")
  private @Nullable String school;

  @Option(names = "--officer-token", paramLabel = "TOKEN", description = "Of an officer.")
  private @Nullable String officer;

  @Option(
      names = "--administrator-token",
      paramLabel = "TOKEN",
      description =
          "Of an administrator, who makes the school and marks it closed. Not needed for the"
              + " deployment that ./onroll deploy --localstack made last.")
  private @Nullable String administrator;

  @Option(
      names = "--contact",
      paramLabel = "EMAIL",
      defaultValue = "story@example.org",
      description =
          "Who gets the story's reminders; its domain must be one that the deployment may write to."
              + " On AWS for example success@simulator.amazonses.com. Default: ${DEFAULT-VALUE}.")
  private String contact = "";

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "The stack: its scheduled functions are run by hand through the AWS CLI, so that what is"
              + " due is seen at once.")
  private @Nullable String stack;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Of the LocalStack that the stack is on; not for AWS.")
  private @Nullable String endpoint;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment = deployment();
    out.println("The short story, told to " + deployment.url());
    out.flush();
    Steps steps = new Steps(out);
    try {
      play(deployment, steps);
    } catch (Tool.Failed | Steps.Failed | IOException | IllegalStateException e) {
      spec.commandLine().getErr().println("onroll: the story did not hold: " + e.getMessage());
      return 1;
    }
    out.println("The story held: " + steps.count() + " steps.");
    out.flush();
    return 0;
  }

  private void play(Deployment deployment, Steps steps)
      throws Tool.Failed, Steps.Failed, IOException, InterruptedException {
    RemoteApi api = new RemoteApi(deployment.url());
    Caller engineer = new Caller(api, deployment.administrator());
    SampleSchool made = unused(engineer);
    made.put(engineer, true);
    String grant = "/grants/" + client(deployment.school()) + "/" + made.urn();
    engineer.put(grant, Json.MAPPER.createObjectNode().put("role", "school"));
    steps.done("a school that does not exist, and who sends for it", made.urn());
    try {
      new ShortStory(
              made,
              new Caller(api, ""),
              new Caller(api, deployment.school()),
              new Caller(api, deployment.officer()),
              LocalDate.now(LONDON),
              steps)
          .play(schedules(deployment));
    } finally {
      made.put(engineer, false);
      engineer.send("DELETE", grant, "", new byte[0]);
    }
    steps.done("the school is marked closed, its grant taken back", made.urn());
  }

  private static Optional<ShortStory.Schedules> schedules(Deployment deployment)
      throws Tool.Failed, InterruptedException {
    if (deployment.stack().isEmpty()) return Optional.empty();
    Map<String, String> environment = new LinkedHashMap<>();
    if (!deployment.endpoint().isEmpty())
      environment.putAll(new LocalStack(deployment.endpoint(), "").environment());
    Stack stack = Stack.of(deployment.stack(), Tool.aws().with(environment));
    return Optional.of(
        () -> {
          for (String function : Stack.scheduledFunctions()) stack.run(function);
        });
  }

  /** Real URNs are far below; the story's rolls must be its first. */
  private SampleSchool unused(Caller engineer)
      throws Steps.Failed, IOException, InterruptedException {
    RandomGenerator dice = new SecureRandom();
    for (int tries = 0; tries < 20; tries++) {
      String urn = String.valueOf(dice.nextInt(999_200, 999_900));
      int status = engineer.get("/schools/" + urn).status();
      if (status == 404)
        return new SampleSchool(
            urn, "Trial of the deployment " + urn, "931/9" + urn.substring(3), "academy", contact);
      if (status != OK)
        throw new Steps.Failed("the administrator's token may not read schools: " + status);
    }
    throw new Steps.Failed("no unused number was found between 999200 and 999899");
  }

  private String client(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
    } catch (ParseException e) {
      throw new ParameterException(spec.commandLine(), "--school-token: is no token", e);
    }
  }

  private Deployment deployment() throws IOException {
    Optional<Deployment> last =
        Deployment.last().filter(d -> url == null || d.url().equals(withoutSlash(url)));
    if (url == null && last.isEmpty())
      throw new ParameterException(
          spec.commandLine(),
          "--url: which deployment? ./onroll deploy --localstack makes one on this machine");
    return new Deployment(
        url == null ? last.map(Deployment::url).orElseThrow() : withoutSlash(url),
        given(stack, last.filter(d -> url == null).map(Deployment::stack).orElse("")),
        given(endpoint, last.map(Deployment::endpoint).orElse("")),
        required("--school-token", school, last.map(Deployment::school)),
        required("--officer-token", officer, last.map(Deployment::officer)),
        required("--administrator-token", administrator, last.map(Deployment::administrator)));
  }

  private String required(String name, @Nullable String given, Optional<String> known) {
    String value = given(given, known.orElse(""));
    if (value.isBlank()) throw new ParameterException(spec.commandLine(), name + " is needed");
    return value;
  }

  private static String given(@Nullable String given, String known) {
    return given == null ? known : given;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
