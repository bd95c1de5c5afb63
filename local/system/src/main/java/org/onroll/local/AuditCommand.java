package org.onroll.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onroll.local.engines.DynamoDbLocal;
import org.onroll.local.engines.template.Template;
import org.onroll.local.mail.Inbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Checks what is kept against what is never changed again. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Checks what is kept against what is never changed again.",
    subcommands = AuditCommand.BooksCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: books.");
  }

  /** Heads, ledger and outbox. */
  @Command(
      name = "books",
      mixinStandardHelpOptions = true,
      description =
          "Rebuilds the heads of the schools, the ledger and the outbox from accepted rolls,"
              + " receipts, movements and the events of cases, and compares.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:the books balance", "1:they do not", "2:used wrongly"})
  static final class BooksCommand implements Callable<Integer> {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "The folder that ./onroll up --data kept; nothing may be running on it.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(names = "--json", description = "Prints the result as JSON, and nothing else.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      if (!Files.isDirectory(data.resolve("table"))) {
        throw new ParameterException(
            spec.commandLine(), "--data: " + data + " is not a folder of ./onroll up");
      }
      PrintWriter out = spec.commandLine().getOut();
      if (!json) spec.commandLine().getErr().println("Reading " + data + " ...");
      try (DataLock _ = DataLock.take(data);
          DynamoDbLocal engine = DynamoDbLocal.at(data.resolve("table"));
          DynamoDbClient client = engine.client();
          Inbox inbox = new Inbox(Optional.of(data.resolve("inbox.jsonl")))) {
        Audit audit = Audit.of(client, Template.ofCheckout(Map.of()).table().name(), inbox);
        if (json) out.println(audit.json());
        else audit.print(out);
        return audit.balance() ? 0 : 1;
      } catch (DataLock.Taken e) {
        spec.commandLine().getErr().println(e.getMessage());
        return 1;
      }
    }
  }
}
