package org.onroll.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The county that plays on a data folder, once. Its process outlives a system that is killed, and
 * goes on when the next one answers at the same address. The folder keeps which process it is, and
 * what it says.
 */
final class KeptWorld {
  private static final Pattern END =
      Pattern.compile("^The county ends with exit code ([0-9]+)\\R\\z", Pattern.MULTILINE);
  private static final int USED_WRONGLY = 2;
  private static final String RETRY_SECONDS = "600";
  private static final int PAUSE_MILLIS = 200;

  private final Path mark;
  private final Path says;

  /** How far it is. */
  enum State {
    NOT_BEGUN,
    PLAYS,
    /** It was ended before its end, and cannot go on: what is true stood in its memory only. */
    BROKEN_OFF,
    ENDED
  }

  KeptWorld(Path folder) {
    this.mark = folder.resolve("world");
    this.says = folder.resolve("world.log");
  }

  State state() throws IOException {
    if (process().isPresent()) return State.PLAYS;
    if (said().isEmpty()) return State.NOT_BEGUN;
    OptionalInt exit = exitCode();
    if (exit.isEmpty()) return State.BROKEN_OFF;
    return exit.getAsInt() == USED_WRONGLY ? State.NOT_BEGUN : State.ENDED;
  }

  /** The process that plays, whoever started it. */
  Optional<ProcessHandle> process() throws IOException {
    if (!Files.exists(mark)) return Optional.empty();
    String kept = Files.readString(mark);
    String pid = kept.replaceFirst(" .*", "");
    if (!pid.matches("[0-9]{1,18}")) return Optional.empty();
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(process -> process.isAlive() && kept.equals(mark(process)));
  }

  /** As it said itself, if it came to its end. */
  OptionalInt exitCode() throws IOException {
    Matcher end = END.matcher(said());
    return end.find() ? OptionalInt.of(Integer.parseInt(end.group(1))) : OptionalInt.empty();
  }

  /**
   * Starts it. It begins only when its process is remembered: however early this system is killed,
   * the next does not start a second one beside it.
   *
   * @param arguments its own
   */
  void start(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--when-told", "--say-exit", "--retry-window", RETRY_SECONDS));
    Process process = WorldProcess.start(all, says);
    Path beside = mark.resolveSibling(mark.getFileName() + ".new");
    Files.writeString(beside, mark(process.toHandle()));
    Files.move(beside, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (OutputStream word = process.getOutputStream()) {
      word.write('\n');
    }
  }

  /** Prints all that it has said and will say, line by line, until its process is gone. */
  void follow(PrintWriter out) throws IOException, InterruptedException {
    int printed = 0;
    for (boolean plays = true; plays; Thread.sleep(PAUSE_MILLIS)) {
      plays = process().isPresent();
      String said = said();
      int end = plays ? said.lastIndexOf('\n') + 1 : said.length();
      out.print(said.substring(printed, end));
      out.flush();
      printed = end;
    }
  }

  /** Its last character may be half written. */
  private String said() throws IOException {
    return Files.exists(says) ? new String(Files.readAllBytes(says), StandardCharsets.UTF_8) : "";
  }

  /** A process's id may be given again; its id with its start may not. */
  private static String mark(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(String::valueOf).orElse("");
  }
}
