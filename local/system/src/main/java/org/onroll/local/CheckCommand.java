package org.onroll.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.London;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.Urn;
import org.onroll.local.CheckedFile.Note;
import org.onroll.local.law.LawOptions;
import org.onroll.notificationintake.ReturnsCheck;
import org.onroll.platform.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks files as they would be read when they were sent, and sends nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Checks files line by line, as they would be read when they were sent, and sends nothing: a"
            + " roll (docs/roll-format.md) or many returns (docs/returns-format.md), told by the"
            + " header, compressed or not. What an earlier roll says against it is not known here,"
            + " nor a school's own INSET days.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing was found", "1:something was found", "2:used wrongly"})
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV, or CSV compressed by gzip.")
  @SuppressWarnings("NullAway.Init")
  private List<Path> files;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day on which it would be sent, as 2026-09-14; today where it is not given.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--school-type",
      paramLabel = "TYPE",
      defaultValue = "maintained",
      description =
          "Where a check asks for it: maintained, academy, independent, non-maintained-special ..."
              + " (${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init")
  private String schoolType;

  @Option(
      names = "--urn",
      paramLabel = "URN",
      description = "The school that would send it; a line that names another is found then.")
  private @Nullable String urn;

  @Option(names = "--json", description = "Prints the result as JSON, and nothing else.")
  private boolean json;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private LawOptions law;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (urn != null && !Urn.isUrn(urn)) throw wrong("--urn: a URN has six digits");
    for (Path file : files) {
      if (!Files.isRegularFile(file)) throw wrong(file + " is no file");
      if (CheckedFile.isXml(file)) {
        throw wrong(
            file + ": XML, such as a Common Transfer File, cannot be checked yet; it comes later");
      }
    }
    Authority authority = law.authority(spec);
    ReturnsCheck.Sender sender =
        new ReturnsCheck.Sender(
            urn == null ? null : new Urn(urn),
            schoolType,
            SchoolCalendar.of(authority.holidays(), authority.terms(), null),
            asOf == null ? London.day(Instant.now()) : asOf,
            authority.rules());
    List<CheckedFile> checked = new ArrayList<>();
    for (Path file : files) checked.add(CheckedFile.of(file, sender));
    PrintWriter out = spec.commandLine().getOut();
    if (json) out.println(json(checked));
    else checked.forEach(c -> print(c, out));
    return checked.stream().allMatch(CheckedFile::clean) ? 0 : 1;
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private static void print(CheckedFile file, PrintWriter out) {
    long refused = file.refused();
    out.printf(
        "%s: %s, %,d %s%n",
        file.path(),
        file.kind().title(),
        file.records(),
        file.clean()
            ? "lines, nothing found"
            : "lines, %,d refused, %,d findings".formatted(refused, file.notes().size() - refused));
    for (Note n : file.notes()) {
      String where = n.line() == 0 ? "file" : "line " + n.line();
      String field = n.field().isEmpty() ? "" : n.field() + ": ";
      out.printf(
          "  %-10s %s  %s%s%n", where, n.refused() ? "refused" : "finding", field, n.reason());
    }
    if (!file.droppedColumns().isEmpty()) {
      out.printf("  columns not kept: %s%n", String.join(", ", file.droppedColumns()));
    }
  }

  private static String json(List<CheckedFile> files) {
    ObjectNode json = Json.object().put("clean", files.stream().allMatch(CheckedFile::clean));
    ArrayNode list = json.putArray("files");
    for (CheckedFile file : files) {
      ObjectNode one =
          list.addObject()
              .put("file", file.path().toString())
              .put("kind", file.kind().id())
              .put("records", file.records())
              .put("refused", file.refused());
      ArrayNode notes = one.putArray("notes");
      for (Note n : file.notes()) {
        notes
            .addObject()
            .put("line", n.line())
            .put("severity", n.refused() ? "refused" : "finding")
            .put("field", n.field())
            .put("reason", n.reason());
      }
      file.droppedColumns().forEach(one.putArray("droppedColumns")::add);
    }
    return Json.write(json);
  }
}
