package org.onroll.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.Rule;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Records;
import org.onroll.domain.records.Stored;
import org.onroll.domain.roll.HeldRoll;
import org.onroll.domain.roll.HeldRoll.Decision;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@DisplayName("fault-F21: items of an old and a new schema side by side")
class SchemasTest {
  private static final Instant RECEIVED = Instant.parse("2026-09-14T06:05:00Z");
  private static final Decision FIRST = new Decision("officer-1", "they moved", RECEIVED);

  private Town town;
  private Records records;

  @BeforeEach
  void an_empty_table() {
    town = new Town();
    records = town.records();
  }

  static Stream<Stored> everyKind() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void an_item_says_the_schema_of_its_kind(Stored record) {
    assertThat(Items.write(record)).containsKey("schema");
    Mapper<?> mapper =
        Items.mappers().filter(m -> m.type().equals(record.getClass())).findFirst().orElseThrow();
    assertThat(Contents.text(Items.write(record), "schema"))
        .isEqualTo(String.valueOf(mapper.schema()));
  }

  /** Literally as it was written before each decision was kept (d6a9dc0), and schemas numbered. */
  private static Map<String, AttributeValue> heldBefore(
      String id, String first, String reason, boolean released) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("PK", fromS("HELD#" + id));
    item.put("SK", fromS("HELD"));
    item.put("kind", fromS("held-roll"));
    item.put("id", fromS(id));
    item.put("urn", fromS("999101"));
    item.put("date", fromS("2026-09-14"));
    item.put("hash", fromS("0f0f"));
    item.put("rows", fromN("180"));
    item.put(
        "reasons",
        fromL(
            List.of(
                fromM(Map.of("code", fromS("LEAVERS"), "text", fromS("20 of 200 are gone."))))));
    item.put("receivedAt", fromS(RECEIVED.toString()));
    if (!first.isEmpty()) item.put("firstOfficer", fromS(first));
    if (!reason.isEmpty()) item.put("releaseReason", fromS(reason));
    if (released) item.put("released", fromBool(true));
    item.put("version", fromN("2"));
    if (!released) {
      item.put("worklist", fromS("HELD"));
      item.put("worklistOrder", fromS(RECEIVED + "#" + id));
    }
    return item;
  }

  private HeldRoll kept(Map<String, AttributeValue> item) {
    put(item);
    return records.find(HeldRoll.key(Contents.text(item, "id"))).orElseThrow();
  }

  private void put(Map<String, AttributeValue> item) {
    town.client().putItem(p -> p.tableName(town.table()).item(item));
  }

  @Test
  void an_officer_who_has_spoken_for_a_roll_before_still_has() {
    HeldRoll waiting = kept(heldBefore("r-1", "officer-1", "they moved", false));
    assertThat(waiting.decisions()).containsExactly(FIRST);
    assertThat(waiting.awaitsSecond()).isTrue();
    assertThat(waiting.supportedBy("officer-1")).isTrue();
    assertThat(waiting.supportedBy("officer-2")).isFalse();
  }

  @Test
  void what_was_not_kept_of_a_decision_is_blank() {
    assertThat(kept(heldBefore("r-1", "", "", false)).decisions()).isEmpty();
    assertThat(kept(heldBefore("r-2", "", "by telephone", true)).decisions())
        .containsExactly(new Decision("", "by telephone", RECEIVED));
    assertThat(kept(heldBefore("r-3", "officer-1", "confirmed", true)).decisions())
        .containsExactly(
            new Decision("officer-1", "", RECEIVED), new Decision("", "confirmed", RECEIVED));
  }

  /** Literally as it was written before there were two kinds of case. */
  @Test
  void a_case_of_before_is_an_enquiry_in_the_same_list() { // requirement A2
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("PK", fromS("CASE#case-9"));
    item.put("SK", fromS("CASE"));
    item.put("kind", fromS("case"));
    item.put("schema", fromN("1"));
    item.put("id", fromS("case-9"));
    item.put("reference", fromS("E-7K3Q-9PZD"));
    item.put("state", fromS("OPEN"));
    item.put("openedAt", fromS(RECEIVED.toString()));
    item.put("reason", fromS("NO_RETURN"));
    item.put("child", fromS("c1"));
    item.put("identity", fromM(Map.of("dateOfBirth", fromS("2016-03-14"))));
    item.put("lastSchool", fromS("999101"));
    item.put("leftOn", fromS("2026-09-14"));
    item.put("entry", fromS("LEAVER#0001"));
    item.put("events", fromN("1"));
    item.put("nextDue", fromS("2026-09-15"));
    item.put("version", fromN("1"));
    item.put("worklist", fromS("CASES#ENQUIRY#OPEN"));
    item.put("worklistOrder", fromS("2026-09-15#case-9"));
    put(item);
    String list = EnquiryCase.list(CaseKind.ENQUIRY, CaseState.OPEN);
    EnquiryCase kept = records.worklist(EnquiryCase.class, list, null, 10).items().getFirst();
    assertThat(kept.kind()).isEqualTo(CaseKind.ENQUIRY);
    assertThat(kept.safeguarding()).isFalse();
    assertThat(kept.outSince()).isNull();
    assertThat(kept.claim()).isNull();
  }

  @Test
  void a_time_that_was_kept_before_there_were_two_sorts_is_one_out_of_education() {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("PK", fromS("CHILD#c1"));
    item.put("SK", fromS("INTERVAL#out-of-education#2026-09-14"));
    item.put("kind", fromS("interval"));
    item.put("child", fromS("c1"));
    item.put("from", fromS("2026-09-14"));
    item.put("schema", fromN("1"));
    put(item);
    assertThat(records.list(Interval.class, "CHILD#c1", Interval.PREFIX))
        .containsExactly(
            new Interval(
                new ChildId("c1"),
                Interval.Kind.OUT_OF_EDUCATION,
                LocalDate.parse("2026-09-14"),
                null));
  }

  /** Literally as it was written before calendars moved deadlines (ad1388d). */
  private static Map<String, AttributeValue> deadlineBefore(boolean reached) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("PK", fromS("SCHOOL#999101"));
    item.put("SK", fromS("DEADLINE#deletion-return#c1#1"));
    item.put("kind", fromS("deadline"));
    item.put("owner", fromS("SCHOOL#999101"));
    item.put("rule", fromS("deletion-return"));
    item.put("number", fromS("c1#1"));
    item.put("subject", fromS("MOVE#c1#0001"));
    item.put("child", fromS("c1"));
    item.put("school", fromS("999101"));
    item.put("start", fromS("2026-09-14"));
    item.put("due", fromS("2026-09-14"));
    item.put("status", fromS("OPEN"));
    if (reached) item.put("stage", fromS("DUE"));
    item.put("nextStageAt", fromS(reached ? "2026-09-15T05:00:00Z" : "2026-09-14T05:00:00Z"));
    item.put("reference", fromS("R-1"));
    item.put("version", fromN(reached ? "2" : "1"));
    item.put("schema", fromN("1"));
    item.put("dueShard", fromS("DEADLINE#0"));
    item.put("dueAt", fromS(reached ? "2026-09-15T05:00:00.000Z" : "2026-09-14T05:00:00.000Z"));
    return item;
  }

  @Test
  void a_deadline_that_was_kept_before_calendars_moved_any_runs_on_as_it_was() {
    put(deadlineBefore(true));
    Deadline kept =
        records.find(Deadline.key("SCHOOL#999101", "deletion-return", "c1#1")).orElseThrow();
    assertThat(kept.isOpen()).isTrue();
    assertThat(kept.due()).isEqualTo("2026-09-14");
    assertThat(kept.notBefore()).isNull();
    assertThat(kept.stage()).isEqualTo(Rule.Stage.DUE);
    assertThat(kept.nextStageAt()).isEqualTo("2026-09-15T05:00:00Z");
    assertThat(kept.follows()).isEmpty();
    assertThat(kept.moved()).isEmpty();
    assertThat(kept.listed()).as("no calendar moves it").isEmpty();
    records.commit(List.of(Change.save(kept.met(LocalDate.parse("2026-09-15")))));
    Map<String, AttributeValue> item =
        Objects.requireNonNull(
            town.contents().items().get("SCHOOL#999101/DEADLINE#deletion-return#c1#1"));
    assertThat(Contents.text(item, "schema")).isEqualTo("2");
    assertThat(Contents.text(item, "status")).isEqualTo("MET");
    assertThat(item).doesNotContainKeys("dueAt", "nextStageAt");
  }

  @Test
  void a_deadline_of_each_schema_is_due_side_by_side() {
    put(deadlineBefore(false));
    Deadline today =
        (Deadline) Samples.all().filter(r -> r instanceof Deadline).toList().getFirst();
    put(Items.write(today));
    assertThat(records.due(DueKind.DEADLINE, Instant.parse("2027-09-14T06:00:00Z"), 10))
        .extracting(key -> key.partition() + "/" + key.sort())
        .contains("SCHOOL#999101/DEADLINE#deletion-return#c1#1");
    assertThat(records.findAll(List.of(today.key()))).containsExactly(today);
  }

  @Test
  void an_item_without_a_number_may_have_the_shape_of_today() {
    HeldRoll today =
        (HeldRoll) Samples.all().filter(r -> r instanceof HeldRoll).toList().getFirst();
    Map<String, AttributeValue> item = Items.write(today);
    item.remove("schema");
    assertThat(kept(item)).isEqualTo(today);
  }

  @Test
  void an_old_item_and_a_new_one_are_in_one_list_and_what_is_written_back_is_new() {
    put(heldBefore("r-1", "officer-1", "they moved", false));
    town.held("999101", "2026-09-14", List.of());
    List<HeldRoll> waiting = records.worklist(HeldRoll.class, HeldRoll.LIST, null, 10).items();
    assertThat(waiting).hasSize(2);
    HeldRoll released =
        waiting.getFirst().released(new Decision("officer-2", "confirmed", RECEIVED));
    records.commit(List.of(Change.save(released)));
    assertThat(records.find(released.key())).contains(released);
    Map<String, AttributeValue> item = town.contents().items().get("HELD#r-1/HELD");
    assertThat(item).containsKey("schema").doesNotContainKeys("firstOfficer", "releaseReason");
  }

  @Test
  void a_change_of_shape_is_one_more_step_and_items_of_each_schema_before_are_read() {
    Mapper<Contact> first =
        Mapper.of(
            Contact.class,
            "contact",
            c -> new Attributes().text("id", c.id()).text("email", c.email()),
            a -> new Contact(a.text("id"), a.text("email"), 1));
    Mapper<Contact> second =
        new Mapper<>(
                Contact.class,
                "contact",
                c -> new Attributes().text("name", c.id()).text("email", c.email()),
                a -> new Contact(a.text("name"), a.text("email"), 1),
                List.of())
            .upgradedBy(old -> old.copy().text("name", old.text("id")));
    Mapper<Contact> third =
        new Mapper<>(
                Contact.class,
                "contact",
                c -> new Attributes().text("name", c.id()).text("address", c.email()),
                a -> new Contact(a.text("name"), a.text("address"), 1),
                List.of())
            .upgradedBy(second.upgrades().getFirst())
            .upgradedBy(old -> old.copy().text("address", old.text("email")));
    Contact contact = new Contact("office", "office@example.org", 1);
    assertThat(third.schema()).isEqualTo(3);
    for (Mapper<Contact> before : List.of(first, second, third)) {
      assertThat(third.read(before.write(contact))).isEqualTo(contact);
    }
    assertThatThrownBy(() -> second.read(third.write(contact)))
        .isInstanceOf(NewerSchemaException.class);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void what_a_newer_version_wrote_is_refused_and_left_as_it_is(Stored record) {
    Map<String, AttributeValue> newer = Items.write(record);
    newer.put("schema", fromN("99"));
    newer.put("onlyTheNewerVersionKnows", fromS("this"));
    put(newer);
    Contents before = town.contents();
    assertThatThrownBy(() -> records.find(record.key())).isInstanceOf(NewerSchemaException.class);
    assertThatThrownBy(() -> records.findAll(List.of(record.key())))
        .isInstanceOf(NewerSchemaException.class);
    assertThatThrownBy(() -> records.commit(List.of(Change.put(record))))
        .isInstanceOf(NewerSchemaException.class);
    Contact other = new Contact("other", "other@example.org", 1);
    assertThatThrownBy(() -> records.commit(List.of(Change.create(other), Change.put(record))))
        .isInstanceOf(NewerSchemaException.class)
        .hasMessageContaining(record.key().toString());
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void what_an_older_version_wrote_or_nobody_is_put_over() {
    Contact contact = new Contact("office", "office@example.org", 1);
    records.commit(List.of(Change.put(contact)));
    Map<String, AttributeValue> unnumbered = Items.write(contact);
    unnumbered.remove("schema");
    put(unnumbered);
    records.commit(List.of(Change.put(contact)));
    assertThat(town.contents().values("contact", "schema")).containsExactly("1");
  }
}
