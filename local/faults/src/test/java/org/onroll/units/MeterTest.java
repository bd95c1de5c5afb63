package org.onroll.units;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.DueKind;
import org.onroll.local.engines.template.Template;
import org.onroll.platform.fixture.Town;

/** Units are what AWS's pages say, and what DynamoDB Local says where it follows them. */
class MeterTest {
  private static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");
  private Town town;
  private Tally tally;

  @BeforeEach
  void an_empty_table() {
    town = new Town();
    tally = Meter.on(town.table(), Template.ofCheckout(Map.of()).table());
  }

  private Units of(Change... changes) {
    return tally.of(() -> town.records().commit(List.of(changes)));
  }

  private static CaseEvent event(int n, int characters) {
    return new CaseEvent("c", n, NOW, "noted", "officer-1", "x".repeat(characters));
  }

  @Test
  void an_item_is_as_large_as_its_names_and_values() {
    assertThat(ItemSize.bytes(Map.of("PK", fromS("ab")))).isEqualTo(4);
    assertThat(ItemSize.bytes(Map.of("n", fromN("12345")))).isEqualTo(1 + 4);
    assertThat(ItemSize.bytes(Map.of("n", fromN("1000")))).isEqualTo(1 + 2);
    assertThat(ItemSize.bytes(Map.of("n", fromN("-12")))).isEqualTo(1 + 3);
    assertThat(ItemSize.bytes(Map.of("é", fromBool(true)))).isEqualTo(2 + 1);
    assertThat(ItemSize.bytes(Map.of("m", fromM(Map.of("k", fromS("v"))))))
        .isEqualTo(1 + 3 + 2 + 1);
    assertThat(ItemSize.bytes(Map.of("l", fromL(List.of(fromS("a"), fromS("b"))))))
        .isEqualTo(1 + 3 + 2 + 2);
  }

  @Test
  void a_write_costs_a_unit_for_each_kilobyte_of_the_larger_of_old_and_new() {
    assertThat(of(Change.put(event(1, 0)))).isEqualTo(new Units(1, 0, 0));
    assertThat(of(Change.put(event(1, 3_000)))).isEqualTo(new Units(4, 0, 0));
    assertThat(of(Change.put(event(1, 0)))).isEqualTo(new Units(4, 0, 0));
    assertThat(of(Change.remove(event(1, 0).key()))).isEqualTo(new Units(1, 0, 0));
  }

  @Test
  void a_transaction_costs_double_and_its_index_entries_once() {
    OutgoingMail mail =
        OutgoingMail.to("a", MailKind.ROLL_HELD, "H-1", LocalDate.EPOCH, "m-1", NOW);
    assertThat(of(Change.create(event(1, 0)), Change.create(mail))).isEqualTo(new Units(4, 2, 0));
  }

  @Test
  void an_index_entry_costs_when_it_comes_changes_place_or_goes() {
    OutgoingMail mail =
        OutgoingMail.to("a", MailKind.ROLL_HELD, "H-1", LocalDate.EPOCH, "m-1", NOW);
    assertThat(of(Change.save(mail))).isEqualTo(new Units(1, 2, 0));
    OutgoingMail leased = mail.leased(NOW);
    // Due later: goes and comes; its place in the outbox stays.
    assertThat(of(Change.save(leased))).isEqualTo(new Units(1, 2, 0));
    // Not due any more; out of one list and into another.
    assertThat(of(Change.save(leased.sent("ses-1")))).isEqualTo(new Units(1, 3, 0));
  }

  @Test
  void a_lost_condition_costs_what_stands_there() {
    of(Change.put(event(1, 3_000)));
    Units lost =
        tally.of(
            () -> {
              try {
                town.records().commit(List.of(Change.create(event(1, 0))));
              } catch (ConflictException e) {
                // as it should
              }
            });
    assertThat(lost).isEqualTo(new Units(4, 0, 0));
  }

  @Test
  void a_read_costs_a_unit_for_each_four_kilobytes_and_half_of_it_from_an_index() {
    assertThat(tally.of(() -> town.records().find(Contact.key("nobody"))).reads()).isEqualTo(1);
    of(Change.put(event(1, 5_000)));
    assertThat(tally.of(() -> town.records().find(event(1, 0).key())).reads()).isEqualTo(2);
    assertThat(tally.of(() -> town.records().due(DueKind.MAIL, NOW, 10)).reads()).isEqualTo(0.5);
  }

  @Test
  void where_dynamodb_local_follows_the_rules_it_says_the_same() {
    for (int n = 1; n < 8; n++) of(Change.put(event(n, n * 700)));
    for (int n = 1; n < 8; n++) town.records().find(event(n, 0).key());
    town.records().list(CaseEvent.class, "CASE#c", "EVENT#");
    tally.checks().values().forEach(c -> assertThat(c.same()).isEqualTo(c.calls()));
  }
}
