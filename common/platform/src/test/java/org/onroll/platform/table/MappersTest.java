package org.onroll.platform.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.records.Stored;
import org.onroll.domain.roll.Address;
import org.onroll.platform.fixture.RollText;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class MappersTest {
  private static final Set<String> KEY_ATTRIBUTES =
      Set.of("PK", "SK", "dueShard", "dueAt", "worklist", "worklistOrder");

  static Stream<Stored> records() {
    return Samples.all();
  }

  /** Each kind of record that the domain keeps. */
  private static Set<String> kinds() {
    JavaClasses domain = new ClassFileImporter().importPackages("org.onroll.domain");
    return domain.stream()
        .filter(c -> c.isAssignableTo(Stored.class) && !c.isInterface())
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_record_read_back_is_the_record_that_was_written(Stored record) {
    Map<String, AttributeValue> item = Items.write(record);
    assertThat((Object) Items.read(record.getClass(), item).orElseThrow()).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_key_names_nobody(Stored record) { // invariant 7, abuse-A15
    String keys =
        Items.write(record).entrySet().stream()
            .filter(e -> KEY_ATTRIBUTES.contains(e.getKey()))
            .map(e -> e.getValue().s())
            .collect(Collectors.joining(" "));
    assertThat(keys)
        .doesNotContainIgnoringCase("canary")
        .doesNotContainIgnoringCase("zoë")
        .doesNotContain(RollText.upn(777), RollText.upn(778), "2013-07-19", "20130719", "ZZ7");
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_record_printed_names_nobody(Stored record) { // abuse-A15
    assertThat(record.toString())
        .doesNotContainIgnoringCase("canarybird")
        .doesNotContainIgnoringCase("zoë")
        .doesNotContain(RollText.upn(777), RollText.upn(778), "2013-07-19", "ZZ7");
  }

  @ParameterizedTest
  @MethodSource("records")
  void an_item_of_another_kind_is_not_taken_for_this_one(Stored record) {
    Map<String, AttributeValue> item = Items.write(record);
    item.put("kind", AttributeValue.fromS("something-else"));
    assertThat(Items.read(record.getClass(), item)).isEmpty();
  }

  @Test
  void each_kind_of_record_that_the_domain_keeps_has_a_mapper() {
    Set<String> mapped = Items.mappers().map(m -> m.type().getName()).collect(Collectors.toSet());
    assertThat(mapped).isEqualTo(kinds());
  }

  @Test
  void each_kind_of_record_is_among_the_samples_twice() {
    Map<String, Long> sampled =
        Samples.all()
            .collect(Collectors.groupingBy(r -> r.getClass().getName(), Collectors.counting()));
    assertThat(sampled.keySet()).isEqualTo(kinds());
    assertThat(sampled.values()).containsOnly(2L);
  }

  @Test
  void no_two_mappers_share_the_name_of_a_kind() {
    assertThat(Items.mappers().map(m -> (Object) m.kind())).doesNotHaveDuplicates();
  }

  @Test
  void an_item_of_an_older_schema_is_read() { // fault-F21: what is not there is blank
    Stored child =
        Samples.all().filter(r -> r instanceof org.onroll.domain.ledger.Child).toList().getFirst();
    Map<String, AttributeValue> item = Items.write(child);
    item.keySet().removeAll(Set.of("address", "timesMissing", "openCase"));
    item.put("somethingNewer", AttributeValue.fromS("unknown to this version"));
    var read = Items.read(org.onroll.domain.ledger.Child.class, item).orElseThrow();
    assertThat(read.address()).isEqualTo(Address.NONE);
    assertThat(read.timesMissing()).isZero();
    assertThat(read.openCase()).isEmpty();
  }
}
