package org.onroll.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.access.Grant;
import org.onroll.domain.access.Role;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Page;
import org.onroll.domain.records.Records;
import org.onroll.domain.records.Stored;
import org.onroll.domain.records.Together;
import org.onroll.domain.returns.Once;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;

/** What OnRoll asks of its table, whichever engine keeps it. */
abstract class RecordsContract {
  private static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");

  private Town town;
  private Records records;

  /** An authority whose table the engine keeps. */
  abstract Town town();

  @BeforeEach
  void an_empty_table() {
    town = town();
    records = town.records();
  }

  static Stream<Stored> everyKind() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void a_record_found_is_the_record_that_was_put(Stored record) {
    records.commit(List.of(Change.put(record)));
    assertThat((Object) records.find(record.key()).orElseThrow()).isEqualTo(record);
  }

  @Test
  void records_of_several_kinds_are_read_in_one_go() {
    Map<Key<?>, Stored> kept = new LinkedHashMap<>();
    everyKind().forEach(record -> kept.put(record.key(), record));
    kept.values().forEach(record -> records.commit(List.of(Change.put(record))));
    List<Key<?>> keys = new ArrayList<>(kept.keySet());
    keys.add(Contact.key("nobody"));
    Together read = records.together(keys);
    assertThat(read.found()).containsExactlyElementsOf(kept.values());
    kept.forEach(
        (key, record) -> assertThat((Object) read.find(key)).isEqualTo(Optional.of(record)));
    assertThat(read.find(Contact.key("nobody"))).isEmpty();
  }

  @Test
  void what_was_never_written_is_not_found() {
    assertThat(records.find(Contact.key("nobody"))).isEmpty();
  }

  @Test
  void a_second_of_the_same_key_is_not_created() {
    records.commit(List.of(Change.create(contact("first", 1))));
    assertThatThrownBy(() -> records.commit(List.of(Change.create(contact("second", 1)))))
        .isInstanceOf(ConflictException.class);
    assertThat(records.find(Contact.key("office"))).contains(contact("first", 1));
  }

  @Test
  void a_new_version_needs_the_version_before() {
    records.commit(List.of(Change.save(contact("one", 1))));
    records.commit(List.of(Change.save(contact("two", 2))));
    for (long version : new long[] {2, 4}) {
      assertThatThrownBy(() -> records.commit(List.of(Change.save(contact("late", version)))))
          .isInstanceOf(ConflictException.class);
    }
    assertThatThrownBy(() -> records.commit(List.of(Change.save(new Contact("none", "", 2)))))
        .isInstanceOf(ConflictException.class);
    assertThat(records.find(Contact.key("office"))).contains(contact("two", 2));
  }

  @Test
  void a_commit_of_many_parts_happens_whole_or_not_at_all() { // fault-F10
    records.commit(List.of(Change.create(contact("there", 1))));
    Contents before = town.contents();
    assertThatThrownBy(
            () ->
                records.commit(
                    List.of(
                        Change.create(new Contact("new", "new@example.org", 1)),
                        Change.put(event(1)),
                        Change.save(contact("stale", 3)))))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("CONTACT#office");
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_put_written_twice_says_the_same_as_once() {
    records.commit(List.of(Change.put(event(1))));
    Contents once = town.contents();
    records.commit(List.of(Change.put(event(1))));
    records.commit(List.of(Change.put(event(1)), Change.put(event(2))));
    records.commit(List.of(Change.remove(event(2).key())));
    records.commit(List.of(Change.remove(event(2).key())));
    assertThat(town.contents()).isEqualTo(once);
  }

  @Test
  void many_writes_at_once_take_what_was_said_last() {
    List<Change> changes = new ArrayList<>();
    for (int n = 1; n <= 60; n++) changes.add(Change.put(event(n)));
    for (int n = 1; n <= 10; n++) changes.add(Change.remove(event(n).key()));
    changes.add(Change.put(new CaseEvent("c", 30, NOW, "again", "x", "")));
    records.write(changes);
    List<CaseEvent> kept =
        records.list(CaseEvent.class, EnquiryCase.partition("c"), CaseEvent.PREFIX);
    assertThat(kept)
        .extracting(CaseEvent::number)
        .isEqualTo(IntStream.range(11, 61).boxed().toList());
    assertThat(kept.get(19).kind()).isEqualTo("again");
    records.write(List.of());
  }

  @Test
  void a_write_without_conditions_takes_none_that_has_one() {
    assertThatThrownBy(() -> records.write(List.of(Change.save(contact("x", 1)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> records.write(List.of(Change.save(contact("x", 2)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_list_goes_on_over_more_than_a_hundred_records() {
    records.write(events(230, ""));
    assertThat(records.list(CaseEvent.class, EnquiryCase.partition("c"), CaseEvent.PREFIX))
        .extracting(CaseEvent::number)
        .isEqualTo(IntStream.rangeClosed(1, 230).boxed().toList());
  }

  @Test
  void a_list_goes_on_over_more_than_a_megabyte() {
    records.write(events(12, "x".repeat(200_000)));
    assertThat(records.list(CaseEvent.class, EnquiryCase.partition("c"), CaseEvent.PREFIX))
        .hasSize(12);
  }

  @Test
  void a_list_holds_its_own_kind_only() {
    Urn urn = new Urn("999101");
    town.school("999101").roll("999101", "2026-09-14", List.of());
    assertThat(records.list(School.class, School.partition(urn), "P")).hasSize(1);
    assertThat(records.list(StoredRoll.class, School.partition(urn), "P")).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    records.write(events(7, ""));
    List<Integer> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<CaseEvent> page =
          records.page(CaseEvent.class, EnquiryCase.partition("c"), CaseEvent.PREFIX, cursor, 3);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      page.items().forEach(e -> seen.add(e.number()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 7).boxed().toList());
  }

  @Test
  void what_may_be_forgotten_says_from_when() { // fault-F22
    records.commit(List.of(Change.put(new Once("id", "", "r-1", NOW))));
    assertThat(Contents.text(town.contents().ofKind("once").getFirst(), "expiresAt"))
        .isEqualTo(Long.toString(NOW.plus(Once.KEPT).getEpochSecond()));
    records.commit(List.of(Change.put(event(1))));
    assertThat(town.contents().ofKind("case-event").getFirst()).doesNotContainKey("expiresAt");
  }

  @Test
  void a_grant_removed_is_not_found_by_the_next_read() {
    records.commit(List.of(Change.create(new Grant("c", "999101", Role.SCHOOL, 1))));
    Key<Grant> key = Grant.key("c", "999101");
    assertThat(records.find(key)).isPresent();
    records.commit(List.of(Change.remove(key)));
    assertThat(records.find(key)).isEmpty();
  }

  @Test
  void a_key_of_another_kind_at_the_same_place_is_not_found() {
    records.commit(List.of(Change.put(event(1))));
    Key<CaseEvent> place = event(1).key();
    assertThat(records.find(new Key<>(EnquiryCase.class, place.partition(), place.sort())))
        .isEmpty();
  }

  static Contact contact(String name, long version) {
    return new Contact("office", name + "@example.org", version);
  }

  static CaseEvent event(int n) {
    return new CaseEvent("c", n, NOW, "noted", "officer-1", "");
  }

  private static List<Change> events(int count, String text) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> Change.put(new CaseEvent("c", n, NOW, "noted", "officer-1", text)))
        .toList();
  }
}
