package org.onroll.world.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.world.county.School;
import org.onroll.world.county.Slot;
import org.onroll.world.county.Software;
import org.onroll.world.feed.FeedFault.Content;
import org.onroll.world.truth.SmallTruth;
import org.onroll.world.truth.Truth;

class RollFileTest {
  private static final LocalDate DAY = LocalDate.parse("2026-07-08");
  private static final Truth TRUTH = truth();

  private static Truth truth() {
    SmallTruth world = new SmallTruth();
    new SmallTruth()
        .truth()
        .schools()
        .all()
        .forEach(
            s -> {
              for (int i = 0; i < 40; i++) {
                String id = s.urn() + "-" + i;
                world
                    .child(id, "2016-03-%02d".formatted(1 + i % 28))
                    .onRoll(id, s.urn(), "2024-09-03");
              }
            });
    return world.truth();
  }

  private static School school(Software software) {
    return TRUTH.schools().all().filter(s -> s.software() == software).findFirst().orElseThrow();
  }

  private static RollFile file(Software software, Content content) {
    return RollFile.of(
        new RollSend(school(software).urn(), DAY, DAY, Slot.DAWN, 0, content), TRUTH);
  }

  private static List<String> lines(RollFile file) throws IOException {
    byte[] bytes =
        file.contentType().equals("application/gzip")
            ? new GZIPInputStream(new ByteArrayInputStream(file.bytes())).readAllBytes()
            : file.bytes();
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Software.class,
      names = {"FULL", "SPARE", "ORDERED"})
  void every_export_has_the_required_columns_and_a_line_for_each_pupil(Software software)
      throws IOException {
    List<String> lines = lines(file(software, Content.WHOLE));

    assertThat(lines).hasSize(41);
    assertThat(lines.getFirst())
        .contains(
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
    assertThat(lines).anyMatch(line -> line.contains("2016-03-05"));
  }

  @ParameterizedTest
  @EnumSource(Content.class)
  void the_same_sending_makes_the_same_bytes(Content content) {
    assertThat(file(Software.SPARE, content).bytes())
        .isEqualTo(file(Software.SPARE, content).bytes());
  }

  @Test
  void an_empty_file_is_empty_and_a_header_is_one_line() throws IOException {
    assertThat(file(Software.FULL, Content.EMPTY).bytes()).isEmpty();
    assertThat(lines(file(Software.FULL, Content.HEADER_ONLY))).hasSize(1);
    assertThat(file(Software.FULL, Content.EMPTY).children()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Software.class,
      names = {"FULL", "SPARE", "ORDERED"})
  void a_cut_file_is_a_beginning_of_the_whole_and_ends_inside_a_line(Software software) {
    byte[] whole = file(software, Content.WHOLE).bytes();
    byte[] cut = file(software, Content.CUT).bytes();

    assertThat(cut).hasSizeLessThan(whole.length);
    assertThat(Arrays.copyOf(whole, cut.length)).isEqualTo(cut);
    assertThat(cut[cut.length - 1]).isNotEqualTo((byte) '\n');
  }

  @Test
  void a_number_twice_and_an_unreadable_row_are_there() throws IOException {
    assertThat(lines(file(Software.ORDERED, Content.UNREADABLE_ROWS)))
        .filteredOn(line -> line.contains("31/02/2015"))
        .hasSize(1);
    assertThat(file(Software.ORDERED, Content.UNREADABLE_ROWS).unreadable()).hasSize(1);
    String urn = school(Software.ORDERED).urn();
    assertThat(lines(file(Software.ORDERED, Content.DUPLICATE_NUMBER)))
        .filteredOn(line -> line.contains("UPN-" + urn + "-0,"))
        .hasSize(2);
  }

  @Test
  void another_schools_roll_shows_none_of_this_schools_pupils() throws IOException {
    String urn = school(Software.ORDERED).urn();
    RollFile file = file(Software.ORDERED, Content.WRONG_SCHOOL);

    assertThat(lines(file)).hasSize(41).noneMatch(line -> line.contains("UPN-" + urn));
    assertThat(file.children()).isEmpty();
  }
}
