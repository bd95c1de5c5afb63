package org.onroll.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.world.score.Floors;

class CountyTest {
  static Settings settings(long seed, int schools, int pupils, int weeks, String start) {
    return new Settings(
        "http://127.0.0.1:1",
        seed,
        schools,
        pupils,
        weeks,
        LocalDate.parse(start),
        Duration.ofSeconds(1));
  }

  static Stream<Settings> counties() {
    return Stream.concat(
        IntStream.rangeClosed(1, 20).mapToObj(seed -> settings(seed, 24, 6000, 6, "2026-07-06")),
        Stream.of(
            settings(1, 6, 300, 6, "2026-07-06"),
            settings(2, 8, 400, 2, "2026-07-06"),
            settings(3, 24, 6000, 4, "2026-10-05"),
            settings(4, 40, 9000, 8, "2026-06-15"),
            settings(5, 10, 1200, 3, "2026-09-02")));
  }

  @ParameterizedTest
  @MethodSource("counties")
  void every_county_is_at_least_as_hard_as_its_floors(Settings settings) {
    County county = County.draw(settings);

    List<Floors.Floor> missed =
        Floors.of(county.truth(), county.feeds(), county.offices()).stream()
            .filter(floor -> !floor.holds())
            .toList();

    assertThat(missed).isEmpty();
  }
}
