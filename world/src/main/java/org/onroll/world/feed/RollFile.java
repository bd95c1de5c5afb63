package org.onroll.world.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.onroll.world.county.Age;
import org.onroll.world.county.Child;
import org.onroll.world.county.School;
import org.onroll.world.county.Software;
import org.onroll.world.feed.FeedFault.Content;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Truth;

/** A roll as it goes over the wire. The same sending makes the same bytes. */
public final class RollFile {
  private static final List<String> REQUIRED =
      List.of(
          "UPN",
          "Surname",
          "Forename",
          "MiddleNames",
          "DOB",
          "Sex",
          "YearGroup",
          "EntryDate",
          "EnrolStatus",
          "PartTime");
  private static final List<String> FULL =
      List.of(
          "URN",
          "AdmissionNumber",
          "UPN",
          "FormerUPN",
          "Surname",
          "Forename",
          "MiddleNames",
          "DOB",
          "Sex",
          "YearGroup",
          "EntryDate",
          "EnrolStatus",
          "PartTime",
          "AddressLine1",
          "AddressLine2",
          "Town",
          "Postcode",
          "House");
  private static final List<String> ORDERED =
      List.of(
          "AdmissionNumber",
          "DOB",
          "Surname",
          "Forename",
          "UPN",
          "FormerUPN",
          "Sex",
          "YearGroup",
          "MiddleNames",
          "EnrolStatus",
          "EntryDate",
          "PartTime");
  private static final List<String> HOUSES = List.of("Oak", "Elm", "Ash", "Birch");

  private final String contentType;
  private final byte[] bytes;
  private final Set<String> children;
  private final Set<String> unreadable;

  private RollFile(String contentType, byte[] bytes, Set<String> children, Set<String> unreadable) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.children = children;
    this.unreadable = unreadable;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whom its rows show, as the world knows them; nobody where it is no roll of this school. */
  public Set<String> children() {
    return children;
  }

  /** Those of them whose rows cannot be read. */
  public Set<String> unreadable() {
    return unreadable;
  }

  /** The file of that sending. */
  public static RollFile of(RollSend send, Truth truth) {
    School school = truth.schools().at(send.urn());
    School shown = send.content() == Content.WRONG_SCHOOL ? another(school, truth) : school;
    List<Registration> rows = new ArrayList<>(truth.exportOf(shown.urn(), send.rollDate()));
    rows.sort(order(school.software()));
    List<String> columns = columns(school.software());
    List<List<String>> lines = new ArrayList<>();
    for (Registration r : rows)
      lines.add(line(columns, r, shown, truth.of(r.childId()).child(), send.rollDate()));
    spoil(send, columns, lines);
    String text = text(send.content(), school.software(), columns, lines);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    boolean zipped = school.software() == Software.SPARE && send.content() != Content.EMPTY;
    byte[] whole = zipped ? gzip(utf8) : utf8;
    Set<String> children =
        send.content().isNeverARoll()
            ? Set.of()
            : rows.stream().map(Registration::childId).collect(Collectors.toUnmodifiableSet());
    return new RollFile(
        zipped ? "application/gzip" : "text/csv",
        send.content() == Content.CUT ? cut(whole, send) : whole,
        children,
        send.content() == Content.UNREADABLE_ROWS && !rows.isEmpty()
            ? Set.of(rows.get(spoilt(send, rows.size())).childId())
            : Set.of());
  }

  private static School another(School school, Truth truth) {
    List<School> others =
        truth.schools().all().filter(s -> s.hasFeed() && !s.urn().equals(school.urn())).toList();
    return others.get(Integer.parseInt(school.urn()) % others.size());
  }

  private static Comparator<Registration> order(Software software) {
    Comparator<Registration> byNumber =
        Comparator.comparing(Registration::admissionNumber).thenComparing(Registration::childId);
    return software == Software.FULL
        ? Comparator.comparing((Registration r) -> r.name().surname()).thenComparing(byNumber)
        : byNumber;
  }

  private static List<String> columns(Software software) {
    return switch (software) {
      case FULL -> FULL;
      case ORDERED -> ORDERED;
      case SPARE, NONE -> REQUIRED;
    };
  }

  private static List<String> line(
      List<String> columns, Registration r, School school, Child child, LocalDate day) {
    int yearGroup = child.yearGroup(day);
    Map<String, String> fields =
        Map.ofEntries(
            Map.entry("URN", school.urn()),
            Map.entry("AdmissionNumber", "%06d".formatted(r.admissionNumber())),
            Map.entry("UPN", r.upn()),
            Map.entry("FormerUPN", r.formerUpn()),
            Map.entry("Surname", r.name().surname()),
            Map.entry("Forename", r.name().forename()),
            Map.entry("MiddleNames", r.name().middleNames()),
            Map.entry("DOB", child.born().toString()),
            Map.entry("Sex", child.sex().name()),
            Map.entry("YearGroup", Age.code(yearGroup)),
            Map.entry("EntryDate", r.first().toString()),
            Map.entry("EnrolStatus", r.status().name()),
            Map.entry("PartTime", Boolean.toString(yearGroup < 0 && r.admissionNumber() % 2 == 0)),
            Map.entry("AddressLine1", child.family().address().line1()),
            Map.entry("AddressLine2", ""),
            Map.entry("Town", child.family().address().town()),
            Map.entry("Postcode", child.family().address().postcode()),
            Map.entry("House", HOUSES.get(r.admissionNumber() % HOUSES.size())));
    return columns.stream()
        .map(c -> fields.getOrDefault(c, ""))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static int spoilt(RollSend send, int rows) {
    return send.rollDate().getDayOfMonth() % rows;
  }

  private static void spoil(RollSend send, List<String> columns, List<List<String>> lines) {
    int upn = columns.indexOf("UPN");
    int dob = columns.indexOf("DOB");
    if (send.content() == Content.DUPLICATE_NUMBER) {
      List<List<String>> numbered =
          lines.stream().filter(l -> !l.get(upn).isEmpty()).limit(2).toList();
      if (numbered.size() == 2) numbered.get(1).set(upn, numbered.get(0).get(upn));
    }
    if (send.content() == Content.UNREADABLE_ROWS && !lines.isEmpty()) {
      lines.get(spoilt(send, lines.size())).set(dob, "31/02/2015");
    }
  }

  private static String text(
      Content content, Software software, List<String> columns, List<List<String>> lines) {
    if (content == Content.EMPTY) return "";
    String end = software == Software.FULL ? "\r\n" : "\n";
    StringBuilder text = new StringBuilder(software == Software.FULL ? "\uFEFF" : "");
    text.append(String.join(",", columns)).append(end);
    if (content == Content.HEADER_ONLY) return text.toString();
    for (List<String> line : lines) {
      text.append(line.stream().map(RollFile::quoted).collect(Collectors.joining(","))).append(end);
    }
    return text.toString();
  }

  private static String quoted(String field) {
    return field.contains(",") ? "\"" + field + "\"" : field;
  }

  private static byte[] gzip(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Ends inside a line, somewhere after the first third. */
  private static byte[] cut(byte[] whole, RollSend send) {
    int share = 30 + Math.floorMod(send.rollDate().hashCode() + send.urn().hashCode(), 50);
    int at = Math.max(1, whole.length * share / 100);
    while (at > 8 && isBesideLineEnd(whole, at)) at -= 4;
    return Arrays.copyOf(whole, at);
  }

  private static boolean isBesideLineEnd(byte[] whole, int at) {
    for (int i = at - 2; i <= at; i++) {
      if (whole[i] == '\n' || whole[i] == '\r') return true;
    }
    return false;
  }
}
