package org.onroll.local.law;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.BankHolidays;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.Urn;
import org.onroll.local.engines.DynamoDbLocal;
import org.onroll.local.engines.template.Template;
import org.onroll.local.http.Json;
import org.onroll.platform.config.CalendarFile;
import org.onroll.platform.table.TableArchive;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whose days: the county's, or a school's own. */
final class CalendarOptions {
  @Option(
      names = "--school",
      paramLabel = "URN",
      description =
          "Counts the days of this school, from --data or --calendar; the county's where neither"
              + " says anything of it.")
  private @Nullable String school;

  @Option(
      names = "--calendar",
      paramLabel = "FILE",
      description =
          "The school's own terms, closures and INSET days: CSV with Kind,From,To,Name, or JSON as"
              + " PUT /calendars/{id} takes it.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Calendars of a folder that ./onroll up --data kept; nothing may run on it.")
  private @Nullable Path data;

  /**
   * @param whose in words: the county's, or a school's own
   */
  record Days(SchoolCalendar calendar, String whose) {}

  Days of(Authority authority, CommandSpec spec) throws IOException {
    String urn = school;
    if (urn != null && !Urn.isUrn(urn)) {
      throw new ParameterException(spec.commandLine(), "--school: a URN has six digits");
    }
    Path kept = data;
    if (kept != null && !Files.isDirectory(kept.resolve("table"))) {
      throw new ParameterException(
          spec.commandLine(), "--data: " + kept + " is not a folder of ./onroll up");
    }
    List<CalendarSheet> sheets = kept == null ? List.of() : sheets(kept);
    CalendarSheet county = find(sheets, authority.code()).orElse(authority.terms());
    BankHolidays holidays =
        find(sheets, CalendarSheet.BANK_HOLIDAYS)
            .map(sheet -> BankHolidays.of(sheet.closures()))
            .orElse(authority.holidays());
    Optional<CalendarSheet> own =
        file == null ? find(sheets, urn == null ? "" : urn) : Optional.of(read(urn, spec));
    return new Days(
        SchoolCalendar.of(holidays, county, own.orElse(null)),
        whose(urn, own.map(CalendarSheet::source).orElse("")));
  }

  private static String whose(@Nullable String urn, String source) {
    String school = urn == null ? "the school" : "school " + urn;
    if (!source.isEmpty()) return "those of " + school + ", from " + source;
    return urn == null
        ? "the county's"
        : "the county's, since nothing is held of " + school + "'s own";
  }

  private static Optional<CalendarSheet> find(List<CalendarSheet> sheets, String id) {
    return sheets.stream().filter(sheet -> sheet.id().equals(id)).findFirst();
  }

  private CalendarSheet read(@Nullable String urn, CommandSpec spec) throws IOException {
    Path given = file;
    if (given == null || !Files.isRegularFile(given)) {
      throw new ParameterException(spec.commandLine(), "--calendar: there is no file " + given);
    }
    String text = new String(Files.readAllBytes(given), StandardCharsets.UTF_8);
    String id = urn == null ? "" : urn;
    if (!text.stripLeading().startsWith("{")) {
      return CalendarFile.csv(id, given.getFileName().toString(), text);
    }
    try {
      return CalendarFile.json(id, Json.MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--calendar: line " + e.getLocation().getLineNr() + " of " + given + " is no JSON",
          e);
    }
  }

  private static List<CalendarSheet> sheets(Path folder) throws IOException {
    try (DynamoDbLocal engine = DynamoDbLocal.at(folder.resolve("table"));
        DynamoDbClient client = engine.client()) {
      String table = Template.ofCheckout(Map.of()).table().name();
      return new TableArchive(client, table).all(CalendarSheet.class);
    }
  }
}
