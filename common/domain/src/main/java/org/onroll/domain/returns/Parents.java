package org.onroll.domain.returns;

import java.util.ArrayList;
import java.util.List;

/** What both returns ask for of the parents. */
final class Parents {
  private Parents() {}

  static List<Finding> findings(List<Parent> parents, String citation) {
    List<Finding> findings = new ArrayList<>();
    List<Parent> home = parents.stream().filter(Parent::livesWith).toList();
    if (home.isEmpty()) {
      findings.add(
          new Finding("parents", "name each parent with whom the pupil normally lives", citation));
    }
    for (int i = 0; i < parents.size(); i++) {
      Parent parent = parents.get(i);
      String field = "parents[" + i + "]";
      if (parent.name().isBlank()) {
        findings.add(new Finding(field + ".name", "give the parent's name", citation));
      }
      if (parent.livesWith() && parent.emergencyNumber().isBlank()) {
        findings.add(
            new Finding(
                field + ".emergencyNumber", "give at least one emergency number", citation));
      }
    }
    return findings;
  }
}
