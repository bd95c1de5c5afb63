package org.onroll.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.onroll.local.engines.Checkout;
import org.onroll.local.engines.template.LambdaFunction;

/**
 * Lambda's runtime interface client for Java: what reads a function's folder and calls its handler.
 *
 * @param jars folder of the client and what it stands on, and of nothing else
 * @param nativeLibrary through which it speaks HTTP. It would unpack it itself, but always to the
 *     same file below /tmp, where processes that start at once hand each other half a library.
 * @param launcher words before the JVM's own command; none where it is started as it is
 * @param options of the JVM beside those that Lambda gives
 * @see <a href="https://github.com/aws/aws-lambda-java-libs">aws-lambda-java-libs</a>
 */
public record RuntimeClient(
    Path jars, Path nativeLibrary, List<String> launcher, List<String> options) {
  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.api.client.";

  /**
   * The one that the build brought.
   *
   * @param folder where its native library goes
   * @return empty where it has none for this machine
   */
  public static Optional<RuntimeClient> unpack(Path folder) throws IOException {
    Path jars = Checkout.root().resolve("local/packaged/target/runtime-interface-client");
    try (ZipFile jar = new ZipFile(client(jars).toFile())) {
      ZipEntry library = jar.getEntry("jni/libaws-lambda-jni." + machine() + ".so");
      if (library == null) return Optional.empty();
      Path file = folder.resolve("libaws-lambda-jni.so");
      try (InputStream bytes = jar.getInputStream(library)) {
        Files.copy(bytes, file);
      }
      return Optional.of(new RuntimeClient(jars, file, List.of(), List.of()));
    }
  }

  /** The same, whose processes are started by {@code launcher}: {@code taskset -c 1}. */
  public RuntimeClient startedBy(List<String> words) {
    return new RuntimeClient(jars, nativeLibrary, words, options);
  }

  /** The same with further options of the JVM. */
  public RuntimeClient with(List<String> more) {
    return new RuntimeClient(jars, nativeLibrary, launcher, more);
  }

  /**
   * How Lambda starts a function: the client alone is on the class path, and finds the handler in
   * the working directory and its {@code lib/}. Heap, classes and code get 85, 10 and 5 percent of
   * the function's memory, and the collector is the serial one: AWS documents no figures, these are
   * what functions were seen to run with (lambci/docker-lambda, aws-sam-cli #615). The heap begins
   * with a sixty-fourth, as it does where the whole machine has that much.
   */
  List<String> command(LambdaFunction function) {
    long kilobytes = function.memoryMb() * 1024L;
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:InitialHeapSize=" + kilobytes / 64 + "k",
            "-XX:MaxHeapSize=" + kilobytes * 85 / 100 + "k",
            "-XX:MaxMetaspaceSize=" + kilobytes * 10 / 100 + "k",
            "-XX:ReservedCodeCacheSize=" + kilobytes * 5 / 100 + "k"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-D" + PACKAGE + "runtimeapi.NativeClient.JNI=" + nativeLibrary,
            "-cp",
            jars + "/*",
            PACKAGE + "AWSLambda",
            function.handler()));
    return command;
  }

  private static Path client(Path jars) throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files.filter(f -> f.toString().contains("interface-client-")).findAny().orElseThrow();
    }
  }

  /** As the client names what its libraries are for: {@code linux-x86_64}. */
  private static String machine() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "aarch_64";
          case String other -> other;
        };
    boolean musl =
        system.equals("linux") && Files.readString(Path.of("/proc/self/maps")).contains("ld-musl");
    return system + (musl ? "_musl-" : "-") + processor;
  }
}
