package org.onroll.local.engines;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Runs in DynamoDB Local's process and knows its classes by name only, since they are on no class
 * path of OnRoll's. Listens on 127.0.0.1 and on a port that the system gives, says which on
 * standard output, and ends when its standard input ends: however the process that started it went,
 * its pipe is closed.
 */
final class DynamoDbLocalProcess {
  static final String IN_MEMORY = "in-memory";
  static final String READY = "ready on port ";

  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final int LOCK_SECONDS = 30;

  private DynamoDbLocalProcess() {}

  /** Takes {@link #IN_MEMORY} or the folder to keep the database in. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err);
    endWithInput();
    Object server;
    if (arguments[0].equals(IN_MEMORY)) {
      server = create("-inMemory", "-disableTelemetry", "-port", "8000");
    } else {
      lock(Path.of(arguments[0]));
      server = create("-dbPath", arguments[0], "-disableTelemetry", "-port", "8000");
    }
    out.println(READY + start(server));
    out.flush();
    Thread.currentThread().join();
  }

  private static void endWithInput() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever said.
                }
              } catch (IOException e) {
                // The same as the end.
              }
              Runtime.getRuntime().halt(0);
            },
            "end-with-input");
    watch.setDaemon(true);
    watch.start();
  }

  /** Two processes on one database file would harm it; the one before may need a moment to end. */
  @SuppressWarnings("StreamResourceLeak")
  private static void lock(Path folder) throws IOException, InterruptedException {
    FileChannel file =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    for (int tries = 0; tries < LOCK_SECONDS * 20; tries++) {
      FileLock lock = file.tryLock();
      if (lock != null) return;
      Thread.sleep(50);
    }
    throw new IOException("another process holds " + folder);
  }

  private static Object create(String... arguments) throws ReflectiveOperationException {
    return Class.forName(RUNNER)
        .getMethod("createServerFromCommandLineArgs", String[].class)
        .invoke(null, (Object) arguments);
  }

  /**
   * DynamoDB Local itself would listen on every address of the machine, and on no port that the
   * system gives.
   */
  private static int start(Object proxy) throws ReflectiveOperationException {
    Field field = proxy.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object server = field.get(proxy);
    Object connector = ((Object[]) server.getClass().getMethod("getConnectors").invoke(server))[0];
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector.getClass().getMethod("setPort", int.class).invoke(connector, 0);
    proxy.getClass().getMethod("start").invoke(proxy);
    return (int) connector.getClass().getMethod("getLocalPort").invoke(connector);
  }
}
