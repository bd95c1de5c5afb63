package org.onroll.local;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.onroll.local.deploy.DeployCommand;
import org.onroll.local.deploy.SmokeCommand;
import org.onroll.local.law.DueCommand;
import org.onroll.local.law.RulesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line behind {@code ./onroll}. Exits with 0 when done, 1 when something is wrong, 2
 * when used wrongly.
 */
@Command(
    name = "./onroll",
    mixinStandardHelpOptions = true,
    version = "OnRoll 0.1.0",
    description =
        "Which children are missing education today, and what is being done for each of them.",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      AuditCommand.class,
      RulesCommand.class,
      DueCommand.class,
      CheckCommand.class,
      DeployCommand.class,
      SmokeCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:found something wrong", "2:used wrongly"})
public final class OnRoll implements Runnable {
  /** Asked by officers and schools: wrong use is told in a line, not with all options. */
  private static final Set<String> LAW = Set.of("rules", "due");

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** Runs one command. */
  public static void main(String[] arguments) {
    PrintStream terminal = System.out;
    System.exit(commandLine(terminal).execute(arguments));
  }

  static CommandLine commandLine(PrintStream terminal) {
    CommandLine line = new CommandLine(new OnRoll());
    IParameterExceptionHandler withUsage = line.getParameterExceptionHandler();
    return line.setOut(new PrintWriter(terminal, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(
            (wrong, arguments) ->
                LAW.contains(wrong.getCommandLine().getCommandName())
                    ? saysWhatIsWrong(wrong)
                    : withUsage.handleParseException(wrong, arguments))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              // The whole of it goes to the log, where standard output was turned to.
              failure.printStackTrace(System.out);
              command.getErr().println("onroll: " + told(failure));
              return ExitCode.SOFTWARE;
            });
  }

  /** In one line: below it a usage of thirty would hide it. */
  private static int saysWhatIsWrong(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(wrong.getMessage());
    command
        .getErr()
        .println(command.getCommandSpec().qualifiedName() + " --help says what it takes.");
    return ExitCode.USAGE;
  }

  private static String told(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return failure.getCause() == null ? message : message + ": " + told(failure.getCause());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: up, demo, audit, rules, due, check, deploy or smoke.");
  }
}
