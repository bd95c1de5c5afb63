package org.onroll.domain.enquiry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * The vulnerability groups of a child, with who recorded each and when; what was taken back stays
 * (requirement A5). One record, so that no key names a group.
 */
public record Groups(ChildId child, List<Entry> entries, long version) implements Versioned {
  public Groups {
    entries = List.copyOf(entries);
  }

  /**
   * One recording.
   *
   * @param takenBackBy blank while it stands
   * @param reason for taking it back
   */
  public record Entry(
      VulnerabilityGroup group,
      String by,
      Instant at,
      String takenBackBy,
      @Nullable Instant takenBackAt,
      String reason) {
    public boolean stands() {
      return takenBackBy.isEmpty();
    }

    /** Names no group. */
    @Override
    public String toString() {
      return "Entry[…]";
    }
  }

  public static Groups none(ChildId child) {
    return new Groups(child, List.of(), 0);
  }

  public static Key<Groups> key(ChildId child) {
    return new Key<>(Groups.class, Child.partition(child), "GROUPS");
  }

  @Override
  public Key<Groups> key() {
    return key(child);
  }

  /** With one more; empty where it stands already. */
  public Optional<Groups> with(VulnerabilityGroup group, String officer, Instant at) {
    if (standing(group).isPresent()) return Optional.empty();
    List<Entry> all = new ArrayList<>(entries);
    all.add(new Entry(group, officer, at, "", null, ""));
    return Optional.of(new Groups(child, all, version + 1));
  }

  /** With one taken back; empty where it does not stand. */
  public Optional<Groups> without(
      VulnerabilityGroup group, String officer, String reason, Instant at) {
    return standing(group)
        .map(
            entry -> {
              List<Entry> all = new ArrayList<>(entries);
              all.set(
                  all.indexOf(entry),
                  new Entry(group, entry.by(), entry.at(), officer, at, reason));
              return new Groups(child, all, version + 1);
            });
  }

  private Optional<Entry> standing(VulnerabilityGroup group) {
    return entries.stream().filter(e -> e.group() == group && e.stands()).findFirst();
  }

  /** Names no group. */
  @Override
  public String toString() {
    return "Groups[" + child + "]";
  }
}
