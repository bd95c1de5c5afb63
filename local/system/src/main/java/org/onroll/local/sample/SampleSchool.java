package org.onroll.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import org.onroll.local.gateway.Caller;
import org.onroll.local.http.Json;

/**
 * A primary school that does not exist.
 *
 * @param dfeNumber authority and establishment, {@code 931/9901}
 * @param type maintained, academy and so on
 * @param email of its office
 */
public record SampleSchool(String urn, String name, String dfeNumber, String type, String email) {

  /** The contact who gets its mail. */
  public String contact() {
    return "office-" + urn;
  }

  /** Writes it, and its contact, by an administrator's routes. */
  public void put(Caller administrator, boolean open) throws IOException, InterruptedException {
    ObjectNode contact = Json.MAPPER.createObjectNode();
    administrator.put("/contacts/" + contact(), contact.put("email", email));
    ObjectNode school = Json.MAPPER.createObjectNode();
    school.put("name", name).put("dfeNumber", dfeNumber).put("phase", "primary").put("type", type);
    school.put("lowAge", 4).put("highAge", 11).put("feed", "csv").put("contact", contact());
    administrator.put("/schools/" + urn, school.put("status", open ? "open" : "closed"));
  }

  /** Its Year 5 as of that day. */
  public SyntheticPupils pupils(LocalDate on) {
    return new SyntheticPupils(dfeNumber, on);
  }
}
