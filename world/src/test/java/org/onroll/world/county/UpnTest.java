package org.onroll.world.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpnTest {
  @Test
  void check_letters_agree_with_published_numbers() {
    assertThat(Upn.checkLetter("201100018042")).isEqualTo('R');
    assertThat(Upn.checkLetter("20110001804V")).isEqualTo('T');
  }

  @Test
  void a_permanent_number_ends_in_a_digit_and_a_temporary_one_in_a_letter() {
    String permanent = Upn.permanent("9319001", 2026, 7);
    String temporary = Upn.temporary("9319001", 2026, 7);

    assertThat(permanent).matches("[A-Z]931900126007");
    assertThat(permanent.charAt(0)).isEqualTo(Upn.checkLetter(permanent.substring(1)));
    assertThat(Upn.isPermanent(permanent)).isTrue();
    assertThat(temporary).matches("[A-Z]93190012607[A-HJ-NP-RT-Z]");
    assertThat(temporary.charAt(0)).isEqualTo(Upn.checkLetter(temporary.substring(1)));
    assertThat(Upn.isTemporary(temporary)).isTrue();
  }

  @Test
  void no_number_is_both_permanent_and_temporary_where_there_is_none() {
    assertThat(Upn.isPermanent("")).isFalse();
    assertThat(Upn.isTemporary("")).isFalse();
  }

  @Test
  void no_number_is_issued_twice() {
    UpnIssuer issuer = new UpnIssuer();
    Set<String> issued = new HashSet<>();
    for (int i = 0; i < 1500; i++) {
      assertThat(issued.add(issuer.permanent("931/9001", 2026))).isTrue();
      assertThat(issued.add(issuer.temporary("931/9001", 2026))).isTrue();
    }
  }
}
