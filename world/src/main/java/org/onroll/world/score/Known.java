package org.onroll.world.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.LedgerEntry;

/** What OnRoll shows at the end, by the child that is meant. */
public final class Known {
  private final List<LedgerEntry> ledger;
  private final List<CaseFile> cases;
  private final Identities identities;
  private final Map<String, List<LedgerEntry>> entriesOf = new HashMap<>();
  private final Map<String, List<CaseFile>> casesOf = new HashMap<>();

  public Known(List<LedgerEntry> ledger, List<CaseFile> cases, Identities identities) {
    this.ledger = List.copyOf(ledger);
    this.cases = List.copyOf(cases);
    this.identities = identities;
    for (LedgerEntry entry : ledger) {
      child(entry)
          .ifPresent(id -> entriesOf.computeIfAbsent(id, i -> new ArrayList<>()).add(entry));
    }
    for (CaseFile file : cases) {
      child(file).ifPresent(id -> casesOf.computeIfAbsent(id, i -> new ArrayList<>()).add(file));
    }
  }

  /** The same without those cases. */
  public Known without(Set<String> caseIds) {
    List<CaseFile> others = cases.stream().filter(c -> !caseIds.contains(c.id())).toList();
    return new Known(ledger, others, identities);
  }

  public List<LedgerEntry> ledger() {
    return ledger;
  }

  public List<CaseFile> cases() {
    return cases;
  }

  public Optional<String> child(LedgerEntry entry) {
    return identities.of(entry.child(), entry.lastSchool());
  }

  public Optional<String> child(CaseFile file) {
    return identities.of(file.child(), file.lastSchool());
  }

  public List<LedgerEntry> entries(String childId) {
    return entriesOf.getOrDefault(childId, List.of());
  }

  public List<CaseFile> cases(String childId) {
    return casesOf.getOrDefault(childId, List.of());
  }

  public boolean hasOpenEntry(String childId) {
    return entries(childId).stream().anyMatch(e -> e.status().equals("open"));
  }

  public boolean hasOpenCase(String childId) {
    return cases(childId).stream().anyMatch(CaseFile::open);
  }
}
