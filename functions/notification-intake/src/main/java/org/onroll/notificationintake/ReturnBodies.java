package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Upn;
import org.onroll.domain.law.Ground;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.returns.Parent;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.Urn;
import org.onroll.platform.http.Fields;

/**
 * Reads the bodies of returns and notices. Refused is only what requirement B2 says: unreadable
 * content, no identity, no ground, another school's URN.
 */
final class ReturnBodies {
  private ReturnBodies() {}

  static DeletionReturn deletion(Urn urn, ObjectNode body, LocalDate today) {
    Fields f = new Fields(body);
    ownUrn(f, urn);
    Identity pupil = identity(f, "pupil");
    Optional<Ground> ground = Ground.parse(f.text("ground"));
    if (ground.isEmpty()) {
      f.error("ground", "say which ground of regulation 9(1) was met, one letter from a to o");
    }
    LocalDate date = f.date("deletionDate");
    DeletionReturn word =
        new DeletionReturn(
            urn,
            pupil,
            address(f.object("pupil").object("address")),
            date == null ? today : date,
            date != null,
            ground.orElse(Ground.A),
            parents(f),
            destination(f),
            f.flag("socialCare"),
            safeguarding(f));
    f.check();
    return word;
  }

  static NewPupilReturn newPupil(Urn urn, ObjectNode body, LocalDate today) {
    Fields f = new Fields(body);
    ownUrn(f, urn);
    Identity pupil = identity(f, "pupil");
    LocalDate date = f.date("entryDate");
    NewPupilReturn word =
        new NewPupilReturn(
            urn,
            pupil,
            f.object("pupil").text("yearGroup"),
            address(f.object("pupil").object("address")),
            date == null ? today : date,
            date != null,
            f.date("startingDay"),
            parents(f),
            safeguarding(f));
    f.check();
    return word;
  }

  static HomeEducationNotice homeEducation(ObjectNode body) {
    Fields f = new Fields(body);
    Identity child = identity(f, "child");
    LocalDate from = f.date("from");
    if (from == null && !f.has("from")) {
      f.error("from", "give the date from which the child is educated at home");
    }
    String school = f.text("schoolUrn");
    if (!school.isEmpty() && !Urn.isUrn(school)) f.error("schoolUrn", "a URN has six digits");
    HomeEducationNotice notice =
        new HomeEducationNotice(
            child,
            from == null ? LocalDate.EPOCH : from,
            school,
            f.object("parent").text("name"),
            safeguarding(f));
    f.check();
    return notice;
  }

  private static void ownUrn(Fields f, Urn urn) {
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

  private static String sex(Fields f) {
    String code = f.text("sex").toUpperCase(Locale.ROOT);
    return List.of("", "M", "F").contains(code) ? code : "";
  }

  static Address address(Fields f) {
    Address address =
        new Address(f.text("line1"), f.text("line2"), f.text("town"), f.text("postcode"));
    return address.equals(Address.NONE) ? Address.NONE : address;
  }

  private static List<Parent> parents(Fields f) {
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

  private static @Nullable Destination destination(Fields f) {
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
        referral.flag("willBeMade"),
        referral.date("on"),
        referral.text("reference"));
  }
}
