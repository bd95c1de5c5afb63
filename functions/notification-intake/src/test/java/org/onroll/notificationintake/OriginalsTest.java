package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onroll.domain.returns.Original;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.SdkCalls;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** Requirement B6: the letter that a referral came by, up to 5 MB, given back as it came. */
class OriginalsTest {
  private static final int EVENT_LIMIT = 6 * 1024 * 1024;
  private static final String PUT = "PUT /receipts/{id}/original";

  private Town town;
  private Office office;
  private String receipt;

  @BeforeEach
  void an_officer_keyed_a_letter() {
    town = new Town().staff();
    office = new Office(town);
    receipt =
        Call.to("POST /referrals")
            .as(Town.OFFICER)
            .json(ReferralTest.referral("resident", 500))
            .on(office.handler())
            .at("/receipt");
  }

  /** Cannot be compressed, like a scan. */
  private static byte[] pdf(int length) {
    byte[] content = new byte[length];
    new Random(7).nextBytes(content);
    System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 5);
    return content;
  }

  private Call call(String type, byte[] content, int part, int parts) {
    return Call.to(PUT)
        .as(Town.OFFICER)
        .path("id", receipt)
        .query("part", String.valueOf(part))
        .query("parts", String.valueOf(parts))
        .header("Content-Type", type)
        .bytes(content);
  }

  private Answer put(String type, byte[] content, int part, int parts) {
    return call(type, content, part, parts).on(office.handler());
  }

  private byte[] get(int part) {
    Call call =
        Call.to("GET /receipts/{id}/original")
            .as(Town.OFFICER)
            .path("id", receipt)
            .query("part", String.valueOf(part));
    String said = Call.run(office.handler(), call.event(), TestContext.UNHURRIED);
    assertThat(said.length()).isLessThan(EVENT_LIMIT);
    JsonNode answer = Json.parse(said);
    assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
    return Base64.getDecoder().decode(answer.path("body").asText());
  }

  @Test
  void five_megabytes_come_in_two_parts_and_go_back_byte_for_byte() {
    byte[] all = pdf(Original.LONGEST);
    byte[] first = Arrays.copyOfRange(all, 0, Original.LONGEST_PART);
    byte[] second = Arrays.copyOfRange(all, Original.LONGEST_PART, all.length);
    assertThat(Json.write(call("application/pdf", first, 1, 2).event()).length())
        .isLessThan(EVENT_LIMIT);
    Answer half = put("application/pdf", first, 1, 2);
    assertThat(half.status()).isEqualTo(201);
    assertThat(half.json().path("complete").asBoolean()).isFalse();
    Answer whole = put("application/pdf", second, 2, 2);
    assertThat(whole.json().path("complete").asBoolean()).isTrue();
    assertThat(get(1)).isEqualTo(first);
    assertThat(get(2)).isEqualTo(second);
    assertThat(town.contents().ofKind("original-chunk"))
        .allMatch(
            c ->
                java.util.Objects.requireNonNull(c.get("bytes")).b().asByteArray().length
                    <= 350_000);
  }

  @Test
  void a_part_comes_with_its_bytes_in_one_transaction() { // else bytes without it stay for ever
    byte[] scan = pdf(Original.LONGEST_PART);
    assertThat(
            SdkCalls.writesOf(
                () -> assertThat(put("application/pdf", scan, 1, 1).status()).isEqualTo(201)))
        .containsExactly("TransactWriteItems");
    assertThat(get(1)).isEqualTo(scan);
  }

  @Test
  void of_two_originals_at_once_one_stays_and_nothing_of_the_other() throws Exception {
    byte[] one = pdf(400_000);
    byte[] other = pdf(400_001);
    List<Callable<Answer>> both =
        List.of(() -> put("application/pdf", one, 1, 1), () -> put("application/pdf", other, 1, 1));
    assertThat(AtOnce.run(both)).extracting(Answer::status).containsOnlyOnce(201);
    assertThat(town.contents().values("original-chunk", "hash").stream().distinct())
        .isEqualTo(town.contents().values("original", "hash"));
  }

  @Test
  void the_second_part_waits_for_the_first() {
    Contents before = town.contents();
    Answer early = put("application/pdf", new byte[] {1, 2, 3}, 2, 2);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.at("/detail")).contains("part=1&parts=2 first");
    assertThat(town.contents()).isEqualTo(before);
    put("application/pdf", pdf(100), 1, 2);
    assertThat(put("application/pdf", new byte[] {1, 2, 3}, 2, 2).status()).isEqualTo(201);
  }

  @Test
  void one_byte_more_is_too_large() {
    byte[] first = pdf(Original.LONGEST_PART);
    byte[] second = new byte[Original.LONGEST - Original.LONGEST_PART + 1];
    put("application/pdf", first, 1, 2);
    Contents before = town.contents();
    assertThat(put("application/pdf", second, 2, 2).status()).isEqualTo(413);
    assertThat(put("application/pdf", pdf(Original.LONGEST_PART + 1), 1, 1).status())
        .isEqualTo(413);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void an_original_is_what_its_type_says() {
    assertThat(put("application/pdf", new byte[] {1, 2, 3, 4, 5, 6}, 1, 1).status()).isEqualTo(415);
    assertThat(put("image/jpeg", pdf(100), 1, 1).status()).isEqualTo(415);
    assertThat(put("text/plain", new byte[] {'a', 0, 'b'}, 1, 1).status()).isEqualTo(415);
    assertThat(put("image/png", pdf(100), 1, 1).status()).isEqualTo(415);
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1};
    assertThat(put("image/jpeg", jpeg, 1, 1).status()).isEqualTo(201);
    assertThat(get(1)).isEqualTo(jpeg);
  }

  @Test
  void an_original_stays_as_it_came() {
    byte[] letter = "A child at number 7.\n".getBytes(StandardCharsets.UTF_8);
    assertThat(put("text/plain", letter, 1, 1).status()).isEqualTo(201);
    Answer again = put("text/plain", letter, 1, 1);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    byte[] other = "Another letter.".getBytes(StandardCharsets.UTF_8);
    assertThat(put("text/plain", other, 1, 1).status()).isEqualTo(409);
    assertThat(get(1)).isEqualTo(letter);
  }

  @Test
  void text_is_utf_8_or_refused_in_words() {
    byte[] letter = "Zoë Sample of Łódź doesn’t go to school.\r\n".getBytes(StandardCharsets.UTF_8);
    Answer refused = put("text/plain", "Zoë Sample".getBytes(StandardCharsets.ISO_8859_1), 1, 1);
    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.at("/detail")).contains("UTF-8");
    assertThat(put("text/plain; charset=utf-8", letter, 1, 1).status()).isEqualTo(201);
    assertThat(get(1)).isEqualTo(letter);
  }

  @Test
  void what_was_never_received_has_no_original() {
    receipt = "r-none";
    assertThat(put("application/pdf", pdf(10), 1, 1).status()).isEqualTo(404);
  }
}
