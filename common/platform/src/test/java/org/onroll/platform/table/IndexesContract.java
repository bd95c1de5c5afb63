package org.onroll.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Page;
import org.onroll.domain.records.Records;
import org.onroll.domain.records.Stored;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.SdkCalls;
import org.onroll.platform.fixture.Town;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What OnRoll asks of its table's indexes, whichever engine keeps them. */
abstract class IndexesContract {
  private static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");
  private static final String WAITING = OutgoingMail.list("waiting");

  private Town town;
  private Records records;

  /** An authority whose table the engine keeps. */
  abstract Town town();

  @BeforeEach
  void an_empty_table() {
    town = town();
    records = town.records();
  }

  // ---- due

  @Test
  void what_is_done_leaves_the_index_of_what_is_due() { // requirement D5: sparse
    OutgoingMail mail = mail(1, NOW);
    records.commit(List.of(Change.save(mail)));
    assertThat(due(NOW, 10)).containsExactly(mail.key());
    OutgoingMail leased = mail.leased(NOW);
    records.commit(List.of(Change.save(leased)));
    assertThat(due(NOW, 10)).isEmpty();
    assertThat(due(NOW.plus(OutgoingMail.LEASE), 10)).containsExactly(mail.key());
    records.commit(List.of(Change.save(leased.sent("ses-1"))));
    assertThat(due(NOW.plus(Duration.ofDays(365)), 10)).isEmpty();
    assertThat(town.contents().ofKind("mail").getFirst()).doesNotContainKeys("dueShard", "dueAt");
  }

  @Test
  void nothing_is_due_before_its_time() {
    records.commit(List.of(Change.save(mail(1, NOW))));
    assertThat(due(NOW.minusMillis(1), 10)).isEmpty();
    assertThat(due(NOW, 10)).hasSize(1);
  }

  @Test
  void the_longest_due_come_first_whatever_shard_they_are_in() {
    records.write(mails(40));
    List<Key<? extends Stored>> found = due(NOW.plusSeconds(100), 100);
    assertThat(found)
        .extracting(Key::partition)
        .isEqualTo(IntStream.range(0, 40).mapToObj(n -> "MAIL#m-" + n).toList());
    Set<String> shards = new HashSet<>();
    town.contents().ofKind("mail").forEach(i -> shards.add(Contents.text(i, "dueShard")));
    assertThat(shards).hasSize(Items.SHARDS);
  }

  @Test
  void no_more_are_given_than_were_asked_for() {
    records.write(mails(40));
    assertThat(due(NOW.plusSeconds(100), 7))
        .extracting(Key::partition)
        .isEqualTo(IntStream.range(0, 7).mapToObj(n -> "MAIL#m-" + n).toList());
  }

  @Test
  void each_drain_sees_its_own_kind_only() {
    records.write(mails(3));
    assertThat(records.due(DueKind.DEADLINE, NOW.plusSeconds(100), 10)).isEmpty();
    assertThat(records.due(DueKind.DIFF, NOW.plusSeconds(100), 10)).isEmpty();
  }

  @Test
  void the_index_says_since_when_the_longest_due_has_been_so() {
    assertThat(records.longestDue(DueKind.MAIL, NOW)).isEmpty();
    records.write(mails(5));
    assertThat(records.longestDue(DueKind.MAIL, NOW.plusSeconds(100))).contains(NOW);
    assertThat(records.longestDue(DueKind.MAIL, NOW.minusMillis(1))).isEmpty();
    assertThat(records.longestDue(DueKind.DIFF, NOW.plusSeconds(100))).isEmpty();
  }

  @Test
  void a_worklist_is_counted_and_its_first_is_told_without_reading_a_record() { // invariant 9
    assertThat(records.first(WAITING)).isEmpty();
    records.write(mails(120));
    List<String> calls =
        SdkCalls.callsOf(
            () -> {
              assertThat(records.count(WAITING)).isEqualTo(120);
              assertThat(records.first(WAITING)).contains(NOW + "#m-0");
              assertThat(records.count("OUTBOX#SENT")).isZero();
            });
    assertThat(calls).containsOnly("Query").hasSize(3);
  }

  @Test
  void a_school_written_before_there_was_a_list_of_schools_is_read_all_the_same() { // fault-F21
    town.school("999101");
    Map<String, AttributeValue> old = new HashMap<>(town.contents().ofKind("school").getFirst());
    old.keySet().removeAll(Set.of("worklist", "worklistOrder"));
    town.client().putItem(p -> p.tableName(town.table()).item(old));
    School school = records.find(School.key(new Urn("999101"))).orElseThrow();
    assertThat(records.worklist(School.class, School.LIST, null, 10).items()).isEmpty();
    records.commit(List.of(Change.put(school)));
    assertThat(records.worklist(School.class, School.LIST, null, 10).items())
        .containsExactly(school);
  }

  @Test
  void a_record_stays_in_its_shard_for_ever() {
    // The shard is part of what is stored: another hash would leave items behind.
    assertThat(new Key<>(Contact.class, "MAIL#m-1", "MAIL").hashCodeOfParts())
        .isEqualTo(31 * "MAIL#m-1".hashCode() + "MAIL".hashCode());
  }

  @Test
  void times_sort_as_texts() {
    assertThat(Items.time(Instant.parse("2026-09-14T08:00:00Z")))
        .isEqualTo("2026-09-14T08:00:00.000Z")
        .isLessThan(Items.time(Instant.parse("2026-09-14T08:00:00.001Z")));
  }

  // ---- worklists

  @Test
  void a_worklist_comes_in_its_order_a_page_at_a_time() {
    records.write(mails(9).reversed());
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<OutgoingMail> page = records.worklist(OutgoingMail.class, WAITING, cursor, 4);
      page.items().forEach(m -> seen.add(m.id()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen).isEqualTo(IntStream.range(0, 9).mapToObj(n -> "m-" + n).toList());
  }

  @Test
  void a_record_that_moved_on_is_on_its_new_list_only() {
    OutgoingMail mail = mail(1, NOW);
    records.commit(List.of(Change.save(mail)));
    records.commit(List.of(Change.save(mail.refused("no"))));
    assertThat(records.worklist(OutgoingMail.class, WAITING, null, 10).items()).isEmpty();
    assertThat(records.worklist(OutgoingMail.class, OutgoingMail.list("failed"), null, 10).items())
        .hasSize(1);
  }

  @Test
  void a_list_that_holds_nothing_is_one_empty_page() {
    Page<OutgoingMail> page = records.worklist(OutgoingMail.class, WAITING, null, 50);
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @Test
  void a_hint_that_is_stale_is_left_out() { // the index lags behind the table
    records.write(mails(2));
    town.client()
        .updateItem(
            u ->
                u.tableName(town.table())
                    .key(Items.key(mail(0, NOW).key()))
                    .updateExpression("SET #s = :s")
                    .expressionAttributeNames(Map.of("#s", "status"))
                    .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("SENT"))));
    assertThat(records.worklist(OutgoingMail.class, WAITING, null, 10).items())
        .extracting(OutgoingMail::id)
        .containsExactly("m-1");
  }

  // ---- cursors

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%%%", "bm9wZQ", "UEsKeA", "eyJQSyI6IngifQ"})
  void a_cursor_that_no_page_gave_is_refused(String cursor) {
    records.write(mails(3));
    assertThatThrownBy(() -> records.worklist(OutgoingMail.class, WAITING, cursor, 1))
        .isInstanceOf(BadCursorException.class);
    assertThatThrownBy(() -> page(cursor)).isInstanceOf(BadCursorException.class);
  }

  @Test
  void a_cursor_of_another_partition_is_refused() { // abuse-A8, abuse-A21
    String forged = cursor("PK\nCASE#other\nSK\nEVENT#00001\n");
    assertThatThrownBy(() -> page(forged)).isInstanceOf(BadCursorException.class);
  }

  @Test
  void a_cursor_of_another_list_is_refused() { // abuse-A21
    records.write(mails(3));
    String next = records.worklist(OutgoingMail.class, WAITING, null, 1).next();
    assertThat(next).isNotNull();
    assertThatThrownBy(
            () ->
                records.worklist(
                    OutgoingMail.class, OutgoingMail.list("failed"), next == null ? "" : next, 1))
        .isInstanceOf(BadCursorException.class);
    assertThatThrownBy(() -> page(next == null ? "" : next)).isInstanceOf(BadCursorException.class);
  }

  private void page(String cursor) {
    records.page(CaseEvent.class, EnquiryCase.partition("c"), CaseEvent.PREFIX, cursor, 1);
  }

  private static String cursor(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  // ---- conflicts that DynamoDB Local does not have

  @Test
  void a_single_write_that_meets_a_transaction_says_conflict() throws Exception { // fault-F10
    HttpServer refusing =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] body =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionConflictException\"}"
            .getBytes(StandardCharsets.UTF_8);
    refusing.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(400, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    refusing.start();
    try {
      town.with("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + refusing.getAddress().getPort());
      Records busy = TableFactory.records(town.environment());
      assertThatThrownBy(() -> busy.commit(List.of(Change.save(mail(1, NOW)))))
          .isInstanceOf(ConflictException.class);
    } finally {
      refusing.stop(0);
    }
  }

  private List<Key<? extends Stored>> due(Instant now, int limit) {
    return records.due(DueKind.MAIL, now, limit);
  }

  private static OutgoingMail mail(int n, Instant at) {
    return OutgoingMail.to(
        "office", MailKind.RETURN_DUE, "R-" + n, LocalDate.parse("2026-09-14"), "m-" + n, at);
  }

  private static List<Change> mails(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> Change.put(mail(n, NOW.plusSeconds(n))))
        .toList();
  }
}
