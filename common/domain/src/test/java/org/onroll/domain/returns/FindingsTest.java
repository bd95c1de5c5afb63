package org.onroll.domain.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.Ground;
import org.onroll.domain.law.Rules;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.Oxfordshire;

@DisplayName("B1, B2, B5: what the regulations ask for and a return does not give")
class FindingsTest {
  private static final Urn URN = new Urn("100001");
  private static final LocalDate DAY = LocalDate.parse("2026-09-14");
  private static final Identity ADA = Kid.called("Ada Ashdown").identity();
  private static final Address HOME = new Address("1 Synthetic Way", "", "Testford", "OX0 0XX");
  private static final List<Parent> PARENTS = List.of(new Parent("A parent", HOME, true, "0"));
  private static final Safeguarding ASKED = new Safeguarding(true, false, false, null, "");

  @Test
  void a_whole_return_has_no_finding() {
    assertThat(fields(deletion("a", school()))).isEmpty();
    assertThat(newPupil(ADA, HOME, PARENTS, DAY, ASKED).findings()).isEmpty();
  }

  @Test
  void a_bare_return_is_told_each_field_with_its_citation() {
    Identity bare = new Identity("X1", "", "", "", Identity.BIRTH_UNKNOWN, "");
    List<Finding> findings =
        new DeletionReturn(
                URN,
                bare,
                Address.NONE,
                DAY,
                false,
                Ground.A,
                List.of(),
                null,
                false,
                Safeguarding.NOT_ASKED)
            .findings(at("community"));
    assertThat(findings)
        .extracting(Finding::field)
        .containsExactly(
            "deletionDate",
            "pupil.surname",
            "pupil.forename",
            "pupil.upn",
            "pupil.address",
            "parents",
            "destination",
            "pupil.dateOfBirth",
            "safeguarding.concern");
    assertThat(findings)
        .filteredOn(f -> !f.field().startsWith("safeguarding"))
        .allMatch(f -> f.citation().startsWith("SI 2024/208"));
    assertThat(newPupil(bare, Address.NONE, List.of(), null, Safeguarding.NOT_ASKED).findings())
        .extracting(Finding::field)
        .containsExactly(
            "startingDay",
            "pupil.surname",
            "pupil.forename",
            "pupil.sex",
            "pupil.upn",
            "pupil.address",
            "parents",
            "safeguarding.concern");
  }

  @Test
  void each_parent_whom_the_pupil_lives_with_has_an_emergency_number() {
    List<Parent> parents =
        List.of(new Parent("", HOME, true, ""), new Parent("Another", HOME, false, ""));
    assertThat(newPupil(ADA, HOME, parents, DAY, ASKED).findings())
        .extracting(Finding::field)
        .containsExactly("parents[0].name", "parents[0].emergencyNumber");
  }

  @ParameterizedTest(name = "ground {0} at a {1} school: finding {2}")
  @CsvSource({
    "n, community, true",
    "n, academy, true",
    "n, independent, false",
    "n, non-maintained-special, false",
    "a, community, false"
  })
  void ground_n_is_for_independent_schools(String ground, String type, boolean finding) {
    assertThat(fields(deletion(ground, Destination.UNKNOWN), type).contains("ground"))
        .isEqualTo(finding);
  }

  @ParameterizedTest(name = "ground {0} without a destination: {1}, finding {2}")
  @CsvSource({
    "a, UNKNOWN, true",
    "g, UNKNOWN, true",
    "f, HOME_EDUCATION, false",
    "h, UNKNOWN, false",
    "i, UNKNOWN, false",
    "k, OTHER, false"
  })
  void a_ground_speaks_where_the_return_does_not(
      String ground, Destination.Kind next, boolean finding) {
    DeletionReturn word = deletion(ground, null);
    assertThat(word.next().kind()).isEqualTo(next);
    assertThat(fields(word).contains("destination")).isEqualTo(finding);
  }

  @Test
  void a_school_that_is_named_is_named_in_full() {
    Destination nameless = new Destination(Destination.Kind.SCHOOL, "", "", "", null);
    assertThat(fields(deletion("a", nameless)))
        .containsExactly("destination", "destination.expectedFirstDay");
    assertThat(fields(deletion("f", school())))
        .containsExactly("destination", "parentNotice.written", "parentNotice.from");
  }

  private static Destination school() {
    return new Destination(Destination.Kind.SCHOOL, "100002", "", "", DAY);
  }

  private static DeletionReturn deletion(String ground, @Nullable Destination destination) {
    return new DeletionReturn(
        URN,
        ADA,
        HOME,
        DAY,
        true,
        Ground.parse(ground).orElseThrow(),
        PARENTS,
        destination,
        false,
        ASKED);
  }

  private static NewPupilReturn newPupil(
      Identity pupil,
      Address address,
      List<Parent> parents,
      @Nullable LocalDate starting,
      Safeguarding safeguarding) {
    return new NewPupilReturn(URN, pupil, "4", address, DAY, true, starting, parents, safeguarding);
  }

  private static List<String> fields(DeletionReturn word) {
    return fields(word, "community");
  }

  private static List<String> fields(DeletionReturn word, String type) {
    return word.findings(at(type)).stream().map(Finding::field).toList();
  }

  private static Circumstances at(String type) {
    return new Circumstances(school(type), () -> Oxfordshire.CALENDAR, DAY, Rules.standard());
  }

  private static School school(String type) {
    return new School(URN, "A", "", "primary", type, 5, 11, School.Feed.CSV, "", true, 1);
  }
}
