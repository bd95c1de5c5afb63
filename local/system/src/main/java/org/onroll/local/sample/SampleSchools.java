package org.onroll.local.sample;

import java.io.IOException;
import java.util.List;
import org.onroll.local.gateway.Caller;
import org.onroll.local.http.Json;

/** Two schools for a first look: written by OnRoll's own routes, where the table is empty. */
public final class SampleSchools {
  public static final SampleSchool FIRST =
      school("999101", "Example Primary School", "931/9901", "maintained");
  public static final SampleSchool SECOND =
      school("999102", "Sample Primary School", "931/9902", "academy");

  private SampleSchools() {}

  private static SampleSchool school(String urn, String name, String dfeNumber, String type) {
    return new SampleSchool(urn, name, dfeNumber, type, "office-" + urn + "@example.org");
  }

  /** Adds them, and the contact who is told of held rolls. */
  public static void addWhereMissing(Caller administrator)
      throws IOException, InterruptedException {
    if (administrator.get("/schools/" + FIRST.urn()).status() == 200) return;
    administrator.put(
        "/contacts/duty-officer",
        Json.MAPPER.createObjectNode().put("email", "duty-officer@example.org"));
    for (SampleSchool school : List.of(FIRST, SECOND)) school.put(administrator, true);
  }
}
