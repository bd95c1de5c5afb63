package org.onroll.local.deploy;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onroll.local.engines.Checkout;
import org.onroll.local.issuer.TokenDesk;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deploys template.yaml with SAM. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description =
        "Builds and deploys the template with SAM, to LocalStack on this machine or to AWS.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:deployed", "1:something is missing or failed", "2:used wrongly"})
public final class DeployCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Target target = new Target();

  private static final class Target {
    @Option(
        names = "--localstack",
        description =
            "To LocalStack: starts a new one in Docker, deploys, loads two schools that do not"
                + " exist, and prints a token for each role.")
    private boolean localstack;

    @Option(
        names = "--aws",
        description =
            "To AWS, with the credentials of the AWS CLI: looks at region, quotas and mail"
                + " identities first, then asks for what the template needs.")
    private boolean aws;
  }

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "With --localstack: one that runs already, for example http://127.0.0.1:4566.")
  private @Nullable String endpoint;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "The stack's name; for --localstack ${DEFAULT-VALUE}, for --aws the one of"
              + " samconfig.toml.",
      defaultValue = "onroll")
  private String stack = "onroll";

  @Option(
      names = "--config-env",
      paramLabel = "ENV",
      description = "With --aws: dev or prod of samconfig.toml. Default: ${DEFAULT-VALUE}.",
      defaultValue = "dev")
  private String configEnv = "dev";

  @Option(
      names = "--check",
      description = "With --aws: only looks whether the account is ready, and deploys nothing.")
  private boolean check;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, TokenDesk.Refused {
    PrintWriter out = spec.commandLine().getOut();
    if (target.aws && endpoint != null)
      throw new ParameterException(spec.commandLine(), "--endpoint-url goes with --localstack");
    if (!Files.exists(Checkout.root().resolve("functions/case-desk/target/case-desk.zip")))
      throw new IOException("the functions are not packaged: mvn package -DskipTests");
    try {
      if (target.localstack) {
        LocalStack localStack =
            endpoint == null ? LocalStack.start(out) : LocalStack.at(withoutSlash(endpoint));
        new LocalStackDeployment(localStack, stack, out).deploy();
        return 0;
      }
      AwsAccount account = new AwsAccount(Tool.aws(), out);
      boolean ready = account.isReady();
      if (!ready || check) return ready ? 0 : 1;
      Tool.sam().talk("build");
      Tool.sam().talk("deploy", "--guided", "--config-env", configEnv);
      out.println("Then: ./onroll smoke --url … --stack … (docs/operations/deploy.md)");
      return 0;
    } catch (Tool.Failed e) {
      out.flush();
      spec.commandLine().getErr().println("onroll: " + e.getMessage());
      return 1;
    }
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
