package org.onroll.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onroll.local.deploy.SamLocal;
import org.onroll.local.gateway.Caller;
import org.onroll.local.issuer.TokenDesk;
import org.onroll.local.sample.SampleSchools;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the whole system on this machine and stays. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts the whole system on this machine, on 127.0.0.1, and stays until Ctrl-C.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped", "1:could not start", "2:used wrongly"})
final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keeps table, inbox, clock and keys in this folder between runs. Without: in memory.")
  private @Nullable Path data;

  @Option(
      names = "--containers",
      description =
          "Answers Docker's containers as well, and writes the settings with which sam local runs"
              + " the packaged functions against this table, mail and issuer.")
  private boolean containers;

  @Option(
      names = "--demo",
      description = "Plays the synthetic county against it, from a process of its own.")
  private boolean demo;

  @Option(
      names = "--paused",
      description = "No schedule runs and no mail is sent: to say first that DIR was restored.")
  private boolean paused;

  @ArgGroup(exclusive = false, validate = false, heading = "%nWith --demo:%n")
  private CountyOptions county = new CountyOptions();

  @Option(
      names = "--verbose",
      description = "Shows the functions' log lines on standard error as well.")
  private boolean verbose;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, TokenDesk.Refused {
    if (port < 0 || port > 65535)
      throw new ParameterException(spec.commandLine(), "--port: 0 to 65535");
    if (!demo && !county.arguments().isEmpty())
      throw new ParameterException(
          spec.commandLine(), county.arguments().getFirst() + " goes with --demo");
    PrintWriter out = spec.commandLine().getOut();
    Optional<Path> folder = Optional.ofNullable(data);
    LogOutput log = LogOutput.divert(folder, verbose);
    Optional<InetAddress> bridge = containers ? SamLocal.bridge() : Optional.empty();
    LocalSystem system;
    try {
      system =
          LocalSystem.prepare(
              new LocalSystem.Settings(
                  port,
                  folder,
                  log.stream(),
                  bridge,
                  !paused,
                  demo ? CountyOptions.SERVICE_LEVELS : ""),
              WiredHandlers::new);
    } catch (BindException e) {
      spec.commandLine()
          .getErr()
          .println("Something else listens on port " + port + ". Name another one with --port.");
      return 1;
    } catch (DataLock.Taken e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    List<ProcessHandle> children = new ArrayList<>();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  children.forEach(ProcessHandle::destroy);
                  try {
                    if (!stopped.await(10, TimeUnit.SECONDS)) Runtime.getRuntime().halt(1);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "stop"));
    try (system) {
      if (!demo) {
        String administrator =
            system.tokens().token("administrator", null, TokenDesk.FIRST_ADMINISTRATOR);
        SampleSchools.addWhereMissing(new Caller(system.gateway(), administrator));
      }
      system.open();
      new Welcome(system, log.file()).print(out, !demo);
      if (containers) {
        Path settings =
            SamLocal.write(bridge, system.awsPort(), system.issuerUrl(), system.tableName());
        SamLocal.grantEvents(system.tokens());
        out.println();
        out.println("In a second terminal, after sam build:");
        out.println("sam local start-api --config-file " + settings);
      }
      if (demo) play(system, folder, children, out, log.stream());
      stop.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private void play(
      LocalSystem system,
      Optional<Path> folder,
      List<ProcessHandle> children,
      PrintWriter out,
      PrintStream log)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--url", system.url()));
    arguments.addAll(county.arguments());
    if (folder.isEmpty()) {
      children.add(WorldProcess.start(arguments).toHandle());
      return;
    }
    KeptWorld world = new KeptWorld(folder.get());
    switch (world.state()) {
      case NOT_BEGUN -> world.start(arguments);
      case PLAYS -> out.println("The county that an earlier run started plays on. So far:");
      case BROKEN_OFF ->
          out.println(
              "The county of this folder was stopped before its end and cannot go on; another"
                  + " folder plays one from its beginning. It said:");
      case ENDED -> out.println("The county of this folder has ended. It said:");
    }
    world.process().ifPresent(children::add);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                world.follow(out);
              } catch (IOException e) {
                e.printStackTrace(log);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
