package org.onroll.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.onroll.local.engines.template.LambdaFunction;
import org.onroll.packaged.Invocation.Failed;
import org.onroll.packaged.Invocation.Outcome;

/**
 * A function's package, run by Lambda's runtime client in a JVM of its own, which takes one event
 * after the other until it is closed.
 */
public final class PackagedFunction implements AutoCloseable {
  /** No function takes so long here; a process that hangs does. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FunctionZip zip;
  private final LambdaFunction function;
  private final Path log;
  private final RuntimeApi api;
  private final Process process;
  private final long started;
  private long firstAnswer;

  /**
   * Starts it; the first invocation waits until it is there.
   *
   * @param standIns variables that lead to what stands in for AWS: those named {@code AWS_...} are
   *     added, others only take the place of a value that the template gives
   * @param log file for what it writes
   */
  public PackagedFunction(
      FunctionZip zip, Map<String, String> standIns, RuntimeClient client, Path log)
      throws IOException {
    this.zip = zip;
    this.function = zip.function();
    this.log = log;
    String name = "onroll-" + function.logicalId();
    api = new RuntimeApi("arn:aws:lambda:eu-west-2:000000000000:function:" + name + ":live");
    ProcessBuilder builder =
        new ProcessBuilder(client.command(function)).directory(zip.code().toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(function.environment());
    standIns.forEach(
        (variable, value) -> {
          if (variable.startsWith("AWS_")) environment.put(variable, value);
          else environment.replace(variable, value);
        });
    environment.putAll(runtimeVariables(name));
    started = System.nanoTime();
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var _ =
        process
            .onExit()
            .thenAccept(ended -> api.end(new Failed("exit code " + ended.exitValue(), logged())));
  }

  /**
   * What Lambda itself puts into a function's environment.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Environment
   *     variables</a>
   */
  private Map<String, String> runtimeVariables(String name) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("_HANDLER", function.handler());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
    variables.put("AWS_LAMBDA_FUNCTION_NAME", name);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/onroll/onroll/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "packaged");
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("LAMBDA_TASK_ROOT", zip.code().toString());
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    return variables;
  }

  /** As {@link #invoke(String, Duration)}, with all the time that the template gives. */
  public Outcome invoke(String event) {
    return invoke(event, function.timeout());
  }

  /**
   * Gives it one event and waits for what it says.
   *
   * @param timeLeft that the function is told it has
   * @throws IllegalStateException where it says nothing for a minute
   */
  public Outcome invoke(String event, Duration timeLeft) {
    Outcome outcome = api.invoke(Invocation.of(event, timeLeft), PATIENCE);
    if (firstAnswer == 0) firstAnswer = System.nanoTime();
    return outcome;
  }

  /** Of the process as it runs; empty where it has ended. */
  public Optional<Footprint> footprint() throws IOException {
    if (!process.isAlive()) return Optional.empty();
    return Optional.of(
        new Footprint(
            function.name(),
            zip.packedBytes(),
            zip.unpackedBytes(),
            peakBytes(),
            TimeUnit.NANOSECONDS.toMillis(firstAnswer - started),
            process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis()));
  }

  /** Ends its process at once, whatever it is at. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    api.close();
  }

  private long peakBytes() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
    String peak = status.stream().filter(l -> l.startsWith("VmHWM:")).findAny().orElseThrow();
    return 1024 * Long.parseLong(peak.replaceAll("[^0-9]", ""));
  }

  private String logged() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
