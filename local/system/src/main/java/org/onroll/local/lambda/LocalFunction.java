package org.onroll.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.onroll.local.engines.template.LambdaFunction;

/**
 * One function: its description and its handler, called as Lambda calls it. Many invocations may
 * run at once.
 */
public final class LocalFunction {
  /** What Lambda carries in and out of an invocation that waits for its answer. */
  public static final int PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;

  private final LambdaFunction definition;
  private final RequestStreamHandler handler;
  private final LambdaLogger logger;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public LocalFunction(LambdaFunction definition, RequestStreamHandler handler, PrintStream log) {
    this.definition = definition;
    this.handler = handler;
    this.logger = new LineLogger(log);
  }

  public LambdaFunction definition() {
    return definition;
  }

  /**
   * Calls the handler and waits for its answer, at most as long as its timeout.
   *
   * @param event JSON
   * @return the handler's answer, JSON
   * @throws FunctionFailure where the handler throws, takes too long or answers too much
   * @throws InterruptedException where the waiting thread is
   */
  public byte[] invoke(byte[] event) throws FunctionFailure, InterruptedException {
    try {
      return invoke(event, definition.timeout());
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * As {@link #invoke(byte[])}, for a caller that does not wait that long.
   *
   * @throws TimeoutException where the caller's patience ends first; the function goes on until its
   *     own timeout
   */
  public byte[] invoke(byte[] event, Duration patience)
      throws FunctionFailure, InterruptedException, TimeoutException {
    Future<byte[]> answer = threads.submit(() -> handle(event));
    boolean gone = patience.compareTo(definition.timeout()) < 0;
    try {
      return await(answer, gone ? patience : definition.timeout());
    } catch (TimeoutException e) {
      if (gone) {
        Duration rest = definition.timeout().minus(patience);
        Thread.startVirtualThread(() -> endAfter(answer, rest));
        throw e;
      }
      answer.cancel(true);
      throw new FunctionFailure(
          definition.name() + " timed out after " + definition.timeout().toSeconds() + " seconds",
          e);
    }
  }

  private byte[] handle(byte[] event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event), output, new LocalContext(definition, logger));
    return output.toByteArray();
  }

  private byte[] await(Future<byte[]> answer, Duration patience)
      throws FunctionFailure, InterruptedException, TimeoutException {
    try {
      byte[] bytes = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (bytes.length > PAYLOAD_LIMIT_BYTES) {
        throw new FunctionFailure(definition.name() + " answered more than 6 MB");
      }
      return bytes;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new FunctionFailure(definition.name() + " ended with " + cause, cause);
    }
  }

  private static void endAfter(Future<byte[]> answer, Duration rest) {
    try {
      answer.get(rest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException e) {
      answer.cancel(true);
    } catch (ExecutionException e) {
      // Nobody waits for its answer any more.
    }
  }

  private record LineLogger(PrintStream log) implements LambdaLogger {
    @Override
    public void log(String message) {
      log.print(message.endsWith("\n") ? message : message + "\n");
    }

    @Override
    public void log(byte[] message) {
      log(new String(message, StandardCharsets.UTF_8));
    }
  }
}
