package org.onroll.deadlinescan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Page;
import org.onroll.domain.roll.HeldRoll;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.Silence;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.table.TableUnavailableException;

/**
 * How things stand, for the dashboard and its alarms. What is due too long is asked in each run, as
 * it costs next to nothing; the lists are counted and the schools looked through twice a day only,
 * since that grows with them (invariant 9). What it costs: docs/operations/observability.md.
 */
final class Gauges {
  /** Before the day's rolls and after them: the scan's runs at 06:10 and 12:10. */
  private static final Set<Integer> HOURS = Set.of(6, 12);

  private static final List<Integer> SILENT_DAYS = List.of(1, 3, 10);
  private static final int PAGE = 100;

  private final Spine spine;
  private final Log log;

  Gauges(Spine spine, Log log) {
    this.spine = spine;
    this.log = log;
  }

  /**
   * Never throws: the scan has done its work, and a gauge that is missing is no reason to redo it.
   */
  void measure() {
    try {
      log.measured("due", due());
      if (HOURS.contains(spine.now().atZone(London.ZONE).getHour())) {
        log.measured("standing", standing());
      }
    } catch (TableUnavailableException e) {
      log.failure("gauges-given-up", e);
    }
  }

  /** Since when the longest due has been left undone. */
  private Map<String, Long> due() {
    Map<String, Long> lags = new HashMap<>();
    for (DueKind kind : DueKind.values()) {
      put(
          lags,
          "DueLag" + word(kind) + "Minutes",
          () ->
              spine
                  .records()
                  .longestDue(kind, spine.now())
                  .map(at -> Duration.between(at, spine.now()).toMinutes())
                  .orElse(0L));
    }
    return lags;
  }

  private static String word(DueKind kind) {
    return switch (kind) {
      case DEADLINE -> "Deadlines";
      case DIFF -> "Rolls";
      case MAIL -> "Mails";
      case CALENDAR -> "Calendars";
      case UPLOAD -> "Uploads";
    };
  }

  private Map<String, Long> standing() {
    Map<String, Long> gauges = new LinkedHashMap<>();
    String ledger = LedgerEntry.list(LedgerEntry.Status.OPEN);
    put(gauges, "LedgerOpen", () -> spine.records().count(ledger));
    put(gauges, "LedgerOldestDays", () -> spine.records().first(ledger).map(this::days).orElse(0L));
    put(gauges, "EnquiriesOpen", () -> open(CaseKind.ENQUIRY));
    put(gauges, "CmeOpen", () -> open(CaseKind.CME));
    put(gauges, "HeldRollsWaiting", () -> spine.records().count(HeldRoll.LIST));
    put(gauges, "BankHolidaysKnownDays", this::bankHolidaysKnown);
    try {
      gauges.putAll(silence());
    } catch (TableUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      log.failure("gauge-failed", e, "gauge", "SchoolsSilent");
    }
    return gauges;
  }

  private long open(CaseKind kind) {
    return spine.records().count(EnquiryCase.list(kind, CaseState.OPEN));
  }

  /** One record that cannot be read takes its own gauge with it, and no other. */
  private void put(Map<String, Long> gauges, String name, LongSupplier value) {
    try {
      gauges.put(name, value.getAsLong());
    } catch (TableUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      log.failure("gauge-failed", e, "gauge", name);
    }
  }

  /** For how many days to come the bank holidays are known. */
  private long bankHolidaysKnown() {
    LocalDate known = new Calendars(spine.records(), spine.authority()).holidays().known();
    return ChronoUnit.DAYS.between(spine.today(), known);
  }

  /** Of an order that begins with a date. */
  private long days(String order) {
    return ChronoUnit.DAYS.between(
        LocalDate.parse(order.substring(0, order.indexOf('#'))), spine.today());
  }

  /** Schools whose rolls are received and that say nothing, by their own calendars (fault-F15). */
  private Map<String, Long> silence() {
    Map<String, Long> silent = new LinkedHashMap<>();
    SILENT_DAYS.forEach(days -> silent.put("SchoolsSilent" + days, 0L));
    silent.put("SchoolsNeverHeard", 0L);
    Calendars calendars = new Calendars(spine.records(), spine.authority());
    String cursor = null;
    do {
      Page<School> page = spine.records().worklist(School.class, School.LIST, cursor, PAGE);
      List<Urn> heard =
          page.items().stream().filter(School::rollReceived).map(School::urn).toList();
      Map<Urn, RollHead> heads =
          spine.records().findAll(heard.stream().map(RollHead::key).toList()).stream()
              .collect(Collectors.toMap(RollHead::urn, Function.identity()));
      for (Urn urn : heard) {
        Silence.schoolDays(heads.get(urn), () -> calendars.of(urn), spine.today())
            .ifPresentOrElse(
                days ->
                    SILENT_DAYS.stream()
                        .filter(atLeast -> days >= atLeast)
                        .forEach(atLeast -> silent.merge("SchoolsSilent" + atLeast, 1L, Long::sum)),
                () -> silent.merge("SchoolsNeverHeard", 1L, Long::sum));
      }
      cursor = page.next();
    } while (cursor != null);
    return silent;
  }
}
