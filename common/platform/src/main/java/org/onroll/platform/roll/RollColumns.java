package org.onroll.platform.roll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.FieldError;

/**
 * Where each column stands.
 *
 * @param at index by OnRoll's name of the column
 * @param dropped the file's names of columns that OnRoll does not keep
 * @param count how many columns the header has
 */
record RollColumns(Map<String, Integer> at, List<String> dropped, int count) {
  static final List<String> REQUIRED =
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
  static final List<String> OPTIONAL =
      List.of(
          "URN",
          "AdmissionNumber",
          "FormerUPN",
          "AddressLine1",
          "AddressLine2",
          "Town",
          "Postcode");
  private static final int LONGEST_NAME = 60;

  /**
   * @throws ProblemException 422 naming what is missing or doubled
   */
  static RollColumns of(List<String> header) {
    Map<String, String> known = new HashMap<>();
    for (String name : REQUIRED) known.put(name.toLowerCase(Locale.ROOT), name);
    for (String name : OPTIONAL) known.put(name.toLowerCase(Locale.ROOT), name);
    Map<String, Integer> at = new HashMap<>();
    List<String> dropped = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String given = header.get(i).strip();
      String name = known.get(given.toLowerCase(Locale.ROOT));
      if (name == null) {
        if (!given.isEmpty())
          dropped.add(given.substring(0, Math.min(given.length(), LONGEST_NAME)));
      } else if (at.putIfAbsent(name, i) != null) {
        errors.add(new FieldError(name, "this column stands twice in the header (line 1)"));
      }
    }
    for (String name : REQUIRED) {
      if (!at.containsKey(name)) {
        errors.add(new FieldError(name, "this column is missing from the header (line 1)"));
      }
    }
    if (!errors.isEmpty()) throw ProblemException.unprocessable(errors);
    return new RollColumns(at, dropped, header.size());
  }
}
