package org.onroll.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.Town;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A version was rolled back, and meets what the one after it wrote. */
@DisplayName("fault-F21: what a newer version wrote is left due, and told of")
class NewerItemsTest {
  @ParameterizedTest
  @EnumSource(Drain.class)
  void a_drain_does_the_others_and_leaves_the_newer_one_as_it_is(Drain drain) throws Exception {
    Town town = new Town("2026-09-15T08:00:00Z").staff().school("999101");
    Mailbox mailbox = new Mailbox(town.clock());
    town.with("AWS_ENDPOINT_URL_SES", mailbox.endpoint());
    drain.fill(town);
    Map<String, AttributeValue> newer = new HashMap<>(drain.due(town).get(drain.items() / 2));
    newer.put("schema", fromN("99"));
    town.client().putItem(p -> p.tableName(town.table()).item(newer));

    String log =
        Output.of(() -> Delivery.schedule(drain.function()).to(new Functions(town.environment())));

    assertThat(drain.due(town)).containsExactly(newer);
    List<String> told =
        log.lines()
            .filter(l -> l.contains("NewerSchemaException"))
            .filter(l -> l.contains(Contents.text(newer, "PK")) || drain == Drain.ROLLS)
            .collect(Collectors.toList());
    assertThat(told).hasSize(1);
    mailbox.close();
  }
}
