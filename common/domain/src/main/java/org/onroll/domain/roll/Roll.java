package org.onroll.domain.roll;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Names;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;

/**
 * A school's roll in canonical form: one line per pupil on the register, sorted by the pupil's key.
 * The key is the UPN where the line has one that no other line has, else the admission number, else
 * name with date of birth. Pupils marked as previous are not on the roll.
 */
public final class Roll {
  /** Between fields of a canonical line; no input field may hold it. */
  private static final char SEPARATOR = '\u001f';

  private static final int FIELDS = 16;
  private final SortedMap<String, Pupil> pupils;
  private volatile @Nullable String hash;

  private Roll(SortedMap<String, Pupil> pupils) {
    this.pupils = Collections.unmodifiableSortedMap(pupils);
  }

  /** The roll that {@code rows} make, in whatever order they come. */
  public static Roll of(Collection<Pupil> rows) {
    List<Pupil> onRoll = rows.stream().filter(p -> p.status().onRoll()).toList();
    Set<String> doubledUpns = doubled(onRoll.stream().map(p -> p.identity().upn()).toList());
    Set<String> doubledNumbers = doubled(onRoll.stream().map(Pupil::admissionNumber).toList());
    SortedMap<String, List<Pupil>> byKey = new TreeMap<>();
    for (Pupil pupil : onRoll) {
      byKey
          .computeIfAbsent(key(pupil, doubledUpns, doubledNumbers), k -> new ArrayList<>())
          .add(pupil);
    }
    SortedMap<String, Pupil> keyed = new TreeMap<>();
    byKey.forEach(
        (key, alike) -> {
          if (alike.size() > 1) alike.sort(Comparator.comparing(Roll::line));
          for (Pupil pupil : alike) {
            String free = key;
            for (int n = 2; keyed.containsKey(free); n++) free = key + "~" + n;
            keyed.put(free, pupil);
          }
        });
    return new Roll(keyed);
  }

  /** By key, in canonical order. */
  public SortedMap<String, Pupil> pupils() {
    return pupils;
  }

  public int size() {
    return pupils.size();
  }

  /** One line per pupil, ended by a line feed. */
  public String canonical() {
    StringBuilder text = new StringBuilder(pupils.size() * 120);
    pupils.forEach((key, p) -> appendLine(text, key, p));
    return text.toString();
  }

  /** SHA-256 of the canonical form, in hexadecimal: equal exactly when the rolls are. */
  public String hash() {
    String known = hash;
    if (known != null) return known;
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      known = HexFormat.of().formatHex(sha.digest(canonical().getBytes(StandardCharsets.UTF_8)));
      hash = known;
      return known;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** Reads {@link #canonical} back. */
  public static Roll parse(String canonical) {
    SortedMap<String, Pupil> keyed = new TreeMap<>();
    int from = 0;
    for (int end = canonical.indexOf('\n'); end >= 0; end = canonical.indexOf('\n', from)) {
      String[] f = fields(canonical.substring(from, end));
      keyed.put(f[0], pupil(f));
      from = end + 1;
    }
    return new Roll(keyed);
  }

  private static String[] fields(String line) {
    String[] fields = new String[FIELDS];
    int from = 0;
    for (int i = 0; i < FIELDS; i++) {
      int end = i == FIELDS - 1 ? line.length() : line.indexOf(SEPARATOR, from);
      if (end < 0) throw new IllegalArgumentException("a canonical line has " + FIELDS + " fields");
      fields[i] = line.substring(from, end);
      from = end + 1;
    }
    return fields;
  }

  private static Pupil pupil(String[] f) {
    Identity identity = new Identity(f[1], f[2], f[3], f[4], LocalDate.parse(f[5]), f[6]);
    return new Pupil(
        identity,
        YearGroup.valueOf(f[7]),
        f[8].isEmpty() ? null : LocalDate.parse(f[8]),
        EnrolStatus.valueOf(f[9]),
        f[10].equals("1"),
        f[11],
        f[12],
        address(f[13], f[14], f[15]));
  }

  private static Address address(String lines, String town, String postcode) {
    int cut = lines.indexOf('\u001e');
    return new Address(lines.substring(0, cut), lines.substring(cut + 1), town, postcode);
  }

  private static void appendLine(StringBuilder text, String key, Pupil p) {
    Identity i = p.identity();
    text.append(key).append(SEPARATOR);
    text.append(i.upn()).append(SEPARATOR);
    text.append(i.surname()).append(SEPARATOR);
    text.append(i.forename()).append(SEPARATOR);
    text.append(i.middleNames()).append(SEPARATOR);
    text.append(i.dateOfBirth()).append(SEPARATOR);
    text.append(i.sex()).append(SEPARATOR);
    text.append(p.year()).append(SEPARATOR);
    LocalDate entered = p.entered();
    text.append(entered == null ? "" : entered.toString()).append(SEPARATOR);
    text.append(p.status()).append(SEPARATOR);
    text.append(p.partTime() ? '1' : '0').append(SEPARATOR);
    text.append(p.admissionNumber()).append(SEPARATOR);
    text.append(p.formerUpn()).append(SEPARATOR);
    Address a = p.address();
    text.append(a.line1()).append('\u001e').append(a.line2()).append(SEPARATOR);
    text.append(a.town()).append(SEPARATOR);
    text.append(a.postcode()).append('\n');
  }

  private static String line(Pupil p) {
    StringBuilder text = new StringBuilder();
    appendLine(text, "", p);
    return text.toString();
  }

  private static String key(Pupil p, Set<String> doubledUpns, Set<String> doubledNumbers) {
    String upn = p.identity().upn();
    if (!upn.isEmpty() && !doubledUpns.contains(upn)) return "U" + upn;
    String number = p.admissionNumber();
    if (!number.isEmpty() && !doubledNumbers.contains(number)) return "A" + number;
    return "N" + nameKey(p.identity());
  }

  static String nameKey(Identity i) {
    return Names.fold(i.surname()) + "," + Names.fold(i.forename()) + "," + i.dateOfBirth();
  }

  private static Set<String> doubled(List<String> values) {
    Set<String> seen = new HashSet<>();
    Set<String> doubled = new HashSet<>();
    for (String value : values) {
      if (!value.isEmpty() && !seen.add(value)) doubled.add(value);
    }
    return doubled;
  }

  /** UPNs that stand on more than one line, with how many. */
  static Map<String, Integer> doubledUpns(Collection<Pupil> rows) {
    Map<String, Integer> counts = new HashMap<>();
    for (Pupil p : rows) {
      if (p.status().onRoll() && !p.identity().upn().isEmpty()) {
        counts.merge(p.identity().upn(), 1, Integer::sum);
      }
    }
    counts.values().removeIf(n -> n < 2);
    return counts;
  }

  List<Pupil> lines() {
    return new ArrayList<>(pupils.values());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Roll roll && pupils.equals(roll.pupils);
  }

  @Override
  public int hashCode() {
    return pupils.hashCode();
  }

  @Override
  public String toString() {
    return "Roll[" + pupils.size() + " pupils]";
  }
}
