package org.onroll.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** abuse-A13 */
class RecipientsTest {
  private static Recipients allowing(String domains) {
    return Recipients.of(
        new Environment(Map.of("ALLOWED_RECIPIENT_DOMAINS", domains), Clock.systemUTC()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "office@example.org",
        "OFFICE@EXAMPLE.ORG",
        "office.999101@example.org",
        "office+onroll@example.org",
        "o'hara@example.org",
        "a@schools.example.org"
      })
  void one_address_of_an_allowed_domain_may_be_written_to(String address) {
    assertThat(allowing("example.org, Schools.Example.org").allows(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "office",
        "@example.org",
        "office@",
        "office@example.com",
        "office@mail.example.org",
        "office@notexample.org",
        "office@example.org.",
        "office@example.org.evil.example",
        "office@example.com@example.org",
        "office@example.org,other@example.org",
        "office@example.org;other@example.org",
        "office@example.org other@example.org",
        "Office <office@example.org>",
        "<office@example.org>",
        "\"office\"@example.org",
        "office@[127.0.0.1]",
        "office@example.org\n",
        "office@example.org\r\nBcc: other@example.com",
        "office\r\n@example.org",
        "office\u2028@example.org",
        "office@example.org\u2029",
        "office\u0000@example.org",
        "office @example.org",
        ".office@example.org",
        "öffice@example.org",
        "office@exämple.org",
        "office@ex\u0430mple.org"
      })
  void anything_else_may_not(String address) {
    assertThat(allowing("example.org").allows(address)).isFalse();
  }

  @Test
  void an_address_longer_than_any_mailbox_may_not() {
    assertThat(allowing("example.org").allows("a".repeat(65) + "@example.org")).isFalse();
    assertThat(allowing("example.org").allows("a".repeat(64) + "@example.org")).isTrue();
  }

  @Test
  void where_no_domain_is_set_nobody_is_written_to_by_mistake() {
    assertThatThrownBy(() -> allowing(" "))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ALLOWED_RECIPIENT_DOMAINS");
    assertThat(allowing(",").allows("office@example.org")).isFalse();
  }
}
