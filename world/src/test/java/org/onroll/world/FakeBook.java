package org.onroll.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** What the simple-minded OnRoll keeps: rolls, leavers and what follows from them. */
final class FakeBook {
  private record Pupil(String key, String upn, String surname, String forename, String born) {}

  private record Head(LocalDate date, Map<String, Pupil> pupils) {}

  private record Leaver(String id, Pupil pupil, String urn, LocalDate since, String claimedBy) {}

  private record Held(String urn, LocalDate date, Map<String, Pupil> pupils) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Head> heads = new LinkedHashMap<>();
  private final Map<String, ObjectNode> receipts = new LinkedHashMap<>();
  private final Map<String, Held> held = new LinkedHashMap<>();
  private final Set<String> releasedOnce = new TreeSet<>();
  private final Map<String, Leaver> leavers = new LinkedHashMap<>();
  private int ids;

  ObjectNode receipt(String id) {
    return receipts.getOrDefault(id, JSON.createObjectNode());
  }

  ObjectNode roll(String urn, LocalDate date, String type, byte[] body) {
    String id = "r-" + urn + "-" + date + "-" + Arrays.hashCode(body);
    ObjectNode known = receipts.get(id);
    if (known != null) return again(known);
    Map<String, Pupil> pupils = parse(type, body);
    Optional<Head> head = Optional.ofNullable(heads.get(urn));
    Map<String, Pupil> before = head.map(Head::pupils).orElse(Map.of());
    long gone = before.keySet().stream().filter(k -> !pupils.containsKey(k)).count();
    String outcome =
        pupils.isEmpty() || (!before.isEmpty() && gone > Math.max(5, before.size() / 20))
            ? "held"
            : head.filter(h -> date.isBefore(h.date())).isPresent() ? "late" : "accepted";
    ObjectNode receipt =
        JSON.createObjectNode()
            .put("outcome", outcome)
            .put("receipt", id)
            .put("urn", urn)
            .put("date", date.toString())
            .put("baseline", head.isEmpty())
            .put("rows", pupils.size())
            .put("leavers", head.isEmpty() ? 0 : gone)
            .put(
                "joiners",
                head.isEmpty()
                    ? 0
                    : pupils.keySet().stream().filter(k -> !before.containsKey(k)).count());
    receipts.put(id, receipt);
    if (outcome.equals("accepted")) accept(urn, date, pupils);
    if (outcome.equals("held")) held.put(id, new Held(urn, date, pupils));
    return receipt;
  }

  /** As OnRoll: an accepted roll that comes again changes nothing; its receipt says what it did. */
  private static ObjectNode again(ObjectNode known) {
    if (!known.path("outcome").asText().equals("accepted")) return known;
    return known.deepCopy().put("outcome", "unchanged").put("leavers", 0).put("joiners", 0);
  }

  private void accept(String urn, LocalDate date, Map<String, Pupil> pupils) {
    Map<String, Pupil> before =
        Optional.ofNullable(heads.put(urn, new Head(date, pupils)))
            .map(Head::pupils)
            .orElse(Map.of());
    before.forEach(
        (key, pupil) -> {
          if (!pupils.containsKey(key)) {
            String id = "l-" + ++ids;
            leavers.put(id, new Leaver(id, pupil, urn, date, ""));
          }
        });
    leavers.replaceAll(
        (id, l) ->
            l.claimedBy().isEmpty() && pupils.containsKey(l.pupil().key())
                ? new Leaver(id, l.pupil(), l.urn(), l.since(), urn)
                : l);
  }

  private static Map<String, Pupil> parse(String type, byte[] body) {
    String text;
    try {
      text =
          new String(
              type.equals("application/gzip")
                  ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                  : body,
              StandardCharsets.UTF_8);
    } catch (IOException e) {
      return Map.of();
    }
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    Map<String, Pupil> pupils = new TreeMap<>();
    if (lines.isEmpty()) return pupils;
    List<String> columns = List.of(lines.getFirst().split(",", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] f = line.split(",", -1);
      if (f.length < columns.size()) continue;
      String upn = f[columns.indexOf("UPN")];
      String surname = f[columns.indexOf("Surname")];
      String forename = f[columns.indexOf("Forename")];
      String born = f[columns.indexOf("DOB")];
      String key = upn.isEmpty() ? surname + forename + born : upn;
      pupils.put(key, new Pupil(key, upn, surname, forename, born));
    }
    return pupils;
  }

  ObjectNode heldRolls() {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    held.forEach(
        (id, roll) -> {
          ObjectNode item = items.addObject().put("id", id).put("date", roll.date().toString());
          item.putObject("school").put("urn", roll.urn());
          item.put("releasable", !roll.pupils().isEmpty());
        });
    return page;
  }

  /** The status of the answer. */
  int release(String id) {
    Held roll = held.get(id);
    if (roll == null || roll.pupils().isEmpty()) return 409;
    if (releasedOnce.add(id)) return 202;
    held.remove(id);
    accept(roll.urn(), roll.date(), roll.pupils());
    return 200;
  }

  ObjectNode ledger(String query) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    for (Leaver leaver : leavers.values()) {
      String status = leaver.claimedBy().isEmpty() ? "open" : "claimed";
      if (!query.contains("status=" + status)) continue;
      ObjectNode item =
          describe(items.addObject(), leaver)
              .put("status", status)
              .put("since", leaver.since().toString());
      if (status.equals("claimed")) {
        item.putObject("claim")
            .put("by", "roll")
            .put("evidence", "roll of " + leaver.claimedBy())
            .put("on", leaver.since().toString())
            .putObject("school")
            .put("urn", leaver.claimedBy());
      }
    }
    return page;
  }

  ObjectNode cases(String query, Instant now) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    if (query.contains("state=closed") || query.contains("kind=cme")) return page;
    for (Leaver leaver : leavers.values()) {
      if (!leaver.claimedBy().isEmpty()) continue;
      describe(items.addObject(), leaver)
          .put("reference", "ENQ-" + leaver.id())
          .put("state", "open")
          .put(
              "openedOn",
              LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(leaver.since())
                  ? ""
                  : leaver.since().toString())
          .put("reason", "no-return");
    }
    return page;
  }

  private static ObjectNode describe(ObjectNode item, Leaver leaver) {
    item.put("id", leaver.id());
    item.putObject("lastSchool").put("urn", leaver.urn());
    item.putObject("child")
        .put("upn", leaver.pupil().upn())
        .put("surname", leaver.pupil().surname())
        .put("forename", leaver.pupil().forename())
        .put("dateOfBirth", leaver.pupil().born());
    return item;
  }
}
