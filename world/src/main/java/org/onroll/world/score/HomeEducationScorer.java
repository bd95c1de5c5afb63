package org.onroll.world.score;

import java.util.Set;
import java.util.TreeSet;
import org.onroll.world.office.AssurancePlan;
import org.onroll.world.office.Says;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.Truth;
import org.onroll.world.truth.Whereabouts;

/** Holds what was said of education at home against what it is. */
public final class HomeEducationScorer {
  private final Truth truth;
  private final Evidence evidence;
  private final Known known;

  public HomeEducationScorer(Truth truth, Evidence evidence, Known known) {
    this.truth = truth;
    this.evidence = evidence;
    this.known = known;
  }

  /**
   * The score.
   *
   * @param assurances what the home education team has recorded by now
   */
  public HomeEducationScore score(Set<AssurancePlan.Assurance> assurances) {
    Set<String> noticed = new TreeSet<>();
    Set<String> schoolsWord = new TreeSet<>();
    for (Departure d : truth.departures()) {
      if (hasNotice(d.childId())) noticed.add(d.childId());
      else if (isSaidByTheSchool(d)) schoolsWord.add(d.childId());
    }
    Set<String> unsuitable = new TreeSet<>();
    assurances.stream()
        .filter(a -> a.finding() == AssurancePlan.Finding.UNSUITABLE)
        .forEach(a -> unsuitable.add(a.childId()));
    Set<String> notEducated = new TreeSet<>(schoolsWord);
    notEducated.removeIf(
        id -> !(truth.of(id).on(truth.period().end()) instanceof Whereabouts.NoEducation));
    return new HomeEducationScore(
        noticed.size(),
        unsuitable.size(),
        open(unsuitable),
        schoolsWord.size(),
        notEducated.size(),
        open(notEducated));
  }

  private boolean hasNotice(String childId) {
    return evidence.about(childId).anyMatch(t -> t.message().says() instanceof Says.HomeEducates);
  }

  private boolean isSaidByTheSchool(Departure d) {
    return evidence.deletions(d.childId(), d.urn()).stream()
        .anyMatch(
            t ->
                t.message().says() instanceof Says.Deleted says
                    && says.destination().equals("home-education"));
  }

  private int open(Set<String> children) {
    return (int) children.stream().filter(known::hasOpenCase).count();
  }
}
