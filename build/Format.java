import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks or applies the project's Java format: {@code Format check|apply ROOT}. Exits 1 where a file differs. */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    Formatter formatter = new Formatter();
    int wrong = 0;
    for (Path file : sources(root)) {
      String before = Files.readString(file);
      String after = formatter.formatSourceAndFixImports(before);
      if (before.equals(after)) continue;
      if (apply) {
        Files.writeString(file, after);
        System.out.println("formatted " + root.relativize(file));
      } else {
        wrong++;
        System.err.println("not in the project's format: " + root.relativize(file));
      }
    }
    if (wrong > 0) {
      System.err.println("Run: mvn -N -Pformat process-sources");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(f -> !root.relativize(f).toString().matches("(.*/)?(target|build|\\.git)/.*"))
          .toList();
    }
  }
}
