package org.onroll.world.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onroll.world.office.Lead;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.KeptReferral;
import org.onroll.world.truth.Absence;
import org.onroll.world.truth.Truth;

/** Holds what referrals ended in against what is true of the children. */
public final class ReferralScorer {
  private final Truth truth;
  private final Evidence evidence;
  private final Known known;
  private final Map<String, KeptReferral> kept = new LinkedHashMap<>();
  private final Map<String, CaseFile> cases = new HashMap<>();
  private final Books books;

  /** Looks at the referrals that OnRoll shows its officers, and at all its cases. */
  public ReferralScorer(
      Truth truth, Evidence evidence, Known known, List<KeptReferral> referrals, Books books) {
    this.truth = truth;
    this.evidence = evidence;
    this.known = known;
    this.books = books;
    referrals.forEach(r -> kept.put(r.id(), r));
    known.cases().forEach(c -> cases.put(c.id(), c));
  }

  /** Cases that came into being by a referral. */
  public static Set<String> opened(List<KeptReferral> referrals) {
    return referrals.stream()
        .map(KeptReferral::opened)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toCollection(HashSet::new));
  }

  public ReferralScore score() {
    Map<String, List<KeptReferral>> sources = new TreeMap<>();
    Map<Lead, List<KeptReferral>> leads = new TreeMap<>();
    List<Evidence.Taken> taken = taken();
    // The same words said again are the same referral.
    Set<String> receipts =
        taken.stream().map(Evidence.Taken::receipt).collect(Collectors.toCollection(HashSet::new));
    books.require(
        receipts.equals(kept.keySet()),
        "Referrals taken: " + receipts.size() + ", and kept: " + kept.size());
    for (Evidence.Taken t : taken) {
      Optional<KeptReferral> one = Optional.ofNullable(kept.get(t.receipt()));
      books.require(one.isPresent(), "A referral is not kept: " + t.receipt());
      if (one.isEmpty() || !(t.message().says() instanceof Says.Refers says)) continue;
      sources.computeIfAbsent(says.by().words(), w -> new ArrayList<>()).add(one.get());
      leads.computeIfAbsent(says.lead(), l -> new ArrayList<>()).add(one.get());
    }
    List<ReferralScore.Row> bySource = new ArrayList<>();
    sources.forEach((name, all) -> bySource.add(row(name, all)));
    List<ReferralScore.Row> byLead = new ArrayList<>();
    leads.forEach((lead, all) -> byLead.add(row(lead.words(), all)));
    Set<String> own = opened(List.copyOf(kept.values()));
    List<Absence> missing = truth.trulyMissing(truth.period().end());
    return new ReferralScore(
        bySource,
        byLead,
        (int) missing.stream().filter(a -> known.hasOpenCase(a.childId())).count(),
        (int)
            missing.stream()
                .filter(
                    a ->
                        known.cases(a.childId()).stream()
                            .anyMatch(c -> c.open() && own.contains(c.id())))
                .count(),
        secondCases(own));
  }

  private List<Evidence.Taken> taken() {
    return evidence.all().filter(t -> t.message().says() instanceof Says.Refers).toList();
  }

  /** Where a child is known by two numbers, nobody can be sure that it is one child. */
  private int secondCases(Set<String> own) {
    return (int)
        known.cases().stream()
            .filter(c -> c.open() && own.contains(c.id()))
            .filter(
                c ->
                    known.child(c).stream()
                        .flatMap(id -> known.cases(id).stream())
                        .anyMatch(
                            o ->
                                o.open()
                                    && !o.id().equals(c.id())
                                    && !o.openedOn().isAfter(c.openedOn())))
            .count();
  }

  private ReferralScore.Row row(String name, List<KeptReferral> all) {
    int joined = 0;
    int open = 0;
    int closed = 0;
    int elsewhere = 0;
    for (KeptReferral referral : all) {
      Optional<CaseFile> file = Optional.ofNullable(cases.get(referral.caseId()));
      if (file.isEmpty()) elsewhere++;
      else if (referral.joined()) joined++;
      else if (file.get().open()) open++;
      else closed++;
    }
    return new ReferralScore.Row(name, joined, open, closed, elsewhere);
  }
}
