package org.onroll.local.engines;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local in a process and on a class path of its own, on a free port of 127.0.0.1. It ends
 * when it is closed, when this JVM ends, and when this JVM is killed.
 */
public final class DynamoDbLocal implements AutoCloseable {
  /**
   * System property that names the folder of DynamoDB Local's jars, where it is not the build's.
   */
  public static final String JARS_PROPERTY = "onroll.dynamodb-local";

  /** What every caller signs with; DynamoDB Local keeps one database per access key and region. */
  public static final String ACCESS_KEY = "onroll";

  public static final String SECRET_KEY = "onroll";
  public static final Region REGION = Region.EU_WEST_2;

  private static final int START_SECONDS = 60;

  private final Process process;
  private final URI endpoint;

  private DynamoDbLocal(Process process, int port) {
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /** A database that is gone when it is closed. */
  public static DynamoDbLocal inMemory() {
    return start(DynamoDbLocalProcess.IN_MEMORY);
  }

  /**
   * A database that is kept in this folder. Waits until a process before it has let go of the
   * folder.
   */
  public static DynamoDbLocal at(Path folder) {
    try {
      return start(Files.createDirectories(folder).toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** A new client of this database; the caller closes it. */
  public DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /**
   * Closing its standard input tells the process to end; the system does the same where this JVM
   * just goes.
   */
  @Override
  public void close() {
    try (OutputStream input = process.getOutputStream()) {
      input.flush();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static DynamoDbLocal start(String where) {
    try {
      Process process = new ProcessBuilder(command(where)).redirectErrorStream(true).start();
      try {
        return new DynamoDbLocal(process, port(process));
      } catch (RuntimeException e) {
        process.destroyForcibly();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB Local could not be started", e);
    }
  }

  private static List<String> command(String where) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(),
        "-XX:+UseSerialGC",
        "-Xmx768m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        jars() + "/*" + File.pathSeparator + ownClasses(),
        DynamoDbLocalProcess.class.getName(),
        where);
  }

  private static Path jars() throws IOException {
    String told = System.getProperty(JARS_PROPERTY);
    Path folder =
        told != null
            ? Path.of(told)
            : Checkout.root().resolve("local/engines/target/dynamodb-local");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.anyMatch(file -> file.getFileName().toString().startsWith("DynamoDBLocal-"))) {
          return folder.toAbsolutePath();
        }
      }
    }
    throw new IOException(
        "no DynamoDB Local in " + folder + "; run: mvn -pl local/engines process-resources");
  }

  private static Path ownClasses() throws IOException {
    try {
      return Path.of(
          DynamoDbLocal.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /**
   * One line of what the process says is the port that it answers on; the lines before tell why
   * there is none.
   */
  private static int port(Process process) {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              List<String> said = new ArrayList<>();
              try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line; (line = lines.readLine()) != null; said.add(line)) {
                  if (line.startsWith(DynamoDbLocalProcess.READY)) {
                    port.complete(
                        Integer.valueOf(line.substring(DynamoDbLocalProcess.READY.length())));
                    lines.transferTo(Writer.nullWriter());
                    return;
                  }
                }
                throw new IOException(String.join("\n", said));
              } catch (IOException | RuntimeException e) {
                port.completeExceptionally(e);
              }
            },
            "dynamodb-local-output");
    reader.setDaemon(true);
    reader.start();
    try {
      return port.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while DynamoDB Local started", e);
    }
  }
}
