package org.onroll.notificationintake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Upn;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.returns.Parent;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.returns.Said;
import org.onroll.domain.returns.Session;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.Urn;
import org.onroll.platform.http.Fields;

/** What the bodies of more than one return have. */
final class BodyParts {
  private BodyParts() {}

  /** A question that need not be answered. */
  static Said said(Fields f, String name) {
    if (!f.has(name)) return Said.UNSAID;
    return f.flag(name) ? Said.YES : Said.NO;
  }

  /** One of these words; the last of {@code all} where the body gives none. */
  static <E extends Enum<E>> E choice(Fields f, String name, E[] all) {
    String word = f.text(name);
    E unsaid = all[all.length - 1];
    if (word.isEmpty()) return unsaid;
    Optional<E> found =
        Arrays.stream(all)
            .filter(e -> e != unsaid && e.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    if (found.isEmpty()) {
      List<String> words =
          Arrays.stream(all)
              .filter(e -> e != unsaid)
              .map(e -> e.name().toLowerCase(Locale.ROOT))
              .toList();
      f.error(name, "is one of " + String.join(", ", words));
    }
    return found.orElse(unsaid);
  }

  /** The codes of both sessions of days; a day without a date cannot be read. */
  static List<Session> sessions(Fields f) {
    List<Session> sessions = new ArrayList<>();
    for (Fields s : f.list("sessions")) {
      LocalDate date = s.date("date");
      if (date == null && s.text("date").isEmpty()) s.error("date", "give the day");
      if (date != null) sessions.add(new Session(date, code(s, "am"), code(s, "pm")));
    }
    return sessions;
  }

  private static String code(Fields f, String name) {
    String code = f.text(name).toUpperCase(Locale.ROOT);
    if (code.length() > 2) f.error(name, "is a code of one or two characters");
    return code;
  }

  static void ownUrn(Fields f, Urn urn) {
    String given = f.text("urn");
    if (!given.isEmpty() && !given.equals(urn.value())) {
      f.error("urn", "is not the school that the return was sent for");
    }
  }

  /** Names with a date of birth, or a UPN: one of them is what makes an identity. */
  static Identity identity(Fields body, String name) {
    Fields f = body.object(name);
    String upn = f.text("upn").replace(" ", "").toUpperCase(Locale.ROOT);
    LocalDate born = f.date("dateOfBirth");
    Identity identity =
        new Identity(
            upn,
            f.text("surname"),
            f.text("forename"),
            f.text("middleNames"),
            born == null ? Identity.BIRTH_UNKNOWN : born,
            sex(f));
    boolean named = !identity.surname().isEmpty() && !identity.forename().isEmpty() && born != null;
    boolean numbered = Upn.parse(upn).isPresent();
    if (!named && !numbered) {
      body.error(
          name,
          "say who the child is: surname, forename and dateOfBirth, or a UPN whose check letter is"
              + " right");
    }
    return identity;
  }

  static String sex(Fields f) {
    String code = f.text("sex").toUpperCase(Locale.ROOT);
    return List.of("", "M", "F").contains(code) ? code : "";
  }

  static Address address(Fields f) {
    Address address =
        new Address(f.text("line1"), f.text("line2"), f.text("town"), f.text("postcode"));
    return address.equals(Address.NONE) ? Address.NONE : address;
  }

  static List<Parent> parents(Fields f) {
    return f.list("parents").stream()
        .map(
            p ->
                new Parent(
                    p.text("name"),
                    address(p.object("address")),
                    p.flag("livesWith"),
                    p.text("emergencyNumber")))
        .toList();
  }

  static @Nullable Destination destination(Fields f) {
    if (!f.has("destination")) return null;
    Fields d = f.object("destination");
    String kind = d.text("kind");
    Optional<Destination.Kind> known =
        Arrays.stream(Destination.Kind.values()).filter(k -> k.id().equals(kind)).findFirst();
    String urn = d.text("urn");
    if (!urn.isEmpty() && !Urn.isUrn(urn)) d.error("urn", "a URN has six digits");
    if (known.isEmpty()) {
      d.error("kind", "is one of school, home-education, abroad, outside-england, other, unknown");
    }
    return new Destination(
        known.orElse(Destination.Kind.UNKNOWN),
        urn,
        d.text("name"),
        d.text("country"),
        d.date("expectedFirstDay"));
  }

  static Safeguarding safeguarding(Fields f) {
    Fields s = f.object("safeguarding");
    if (!s.has("concern")) return Safeguarding.NOT_ASKED;
    Fields referral = s.object("referral");
    return new Safeguarding(
        true,
        s.flag("concern"),
        referral.flag("made"),
        referral.date("on"),
        referral.text("reference"),
        referral.date("willBeMadeOn"));
  }
}
