package org.onroll.domain.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.identity.SecretKeyRecord;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.returns.Once;

@DisplayName("The port to what is kept, and the fake that stands for it")
class RecordsInMemoryTest {
  private final RecordsInMemory records = new RecordsInMemory();

  private static Contact contact(String id, long version) {
    return new Contact(id, id + "@school.example", version);
  }

  @Test
  void a_commit_happens_whole_or_not_at_all() {
    records.commit(List.of(Change.save(contact("a", 1))));
    assertThatThrownBy(
            () ->
                records.commit(List.of(Change.save(contact("b", 1)), Change.save(contact("a", 1)))))
        .isInstanceOf(ConflictException.class);
    assertThat(records.find(Contact.key("b"))).isEmpty();
  }

  @Test
  void only_the_next_version_replaces() {
    records.commit(List.of(Change.save(contact("a", 1))));
    records.commit(List.of(Change.save(contact("a", 2))));
    for (long version : new long[] {2, 4}) {
      assertThatThrownBy(() -> records.commit(List.of(Change.save(contact("a", version)))))
          .isInstanceOf(ConflictException.class);
    }
    assertThatThrownBy(() -> records.commit(List.of(Change.save(contact("z", 2)))))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void one_key_is_changed_once_in_a_commit_and_a_commit_has_at_most_a_hundred() {
    assertThatThrownBy(
            () -> records.commit(List.of(Change.put(contact("a", 1)), Change.put(contact("a", 1)))))
        .isInstanceOf(IllegalArgumentException.class);
    List<Change> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) many.add(Change.put(contact("c" + i, 1)));
    assertThatThrownBy(() -> records.commit(many)).isInstanceOf(IllegalArgumentException.class);
    records.write(many);
    assertThat(records.all(Contact.class)).hasSize(101);
  }

  @Test
  void a_list_is_read_a_page_at_a_time_and_nothing_twice() {
    for (int i = 0; i < 25; i++) records.write(List.of(Change.put(contact("c" + i, 1))));
    List<String> read = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page<Contact> page = records.page(Contact.class, "CONTACT#c7", "C", cursor, 1);
      page.items().forEach(c -> read.add(c.id()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(read).containsExactly("c7");
  }

  @Test
  void work_that_lost_the_race_is_tried_again_and_not_for_ever() {
    AtomicInteger tries = new AtomicInteger();
    Attempts.run(
        () -> {
          if (tries.incrementAndGet() < 5) throw new ConflictException("not yet");
        });
    assertThat(tries).hasValue(5);
    assertThatThrownBy(
            () ->
                Attempts.run(
                    () -> {
                      tries.incrementAndGet();
                      throw new ConflictException("never");
                    }))
        .isInstanceOf(ConflictException.class);
    assertThat(tries).hasValue(13);
  }

  @Test
  void two_who_need_the_identity_key_first_get_one_key() {
    records.beforeNextCommit(
        () ->
            records.commit(
                List.of(
                    Change.create(
                        new SecretKeyRecord(String.join("", Collections.nCopies(64, "0")))))));
    String mine = SecretKeyRecord.of(records).hash("x");
    assertThat(SecretKeyRecord.of(records).hash("x")).isEqualTo(mine);
    assertThat(records.all(SecretKeyRecord.class)).hasSize(1);
  }

  @Test
  void a_key_names_something() {
    assertThatThrownBy(() -> new Key<>(Once.class, "", "ONCE"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
