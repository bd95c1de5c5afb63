package org.onroll.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.RecordsInMemory;
import org.onroll.domain.school.Urn;

@DisplayName("H1, invariant 8: who may do what")
class AccessTest {
  private static final Urn A = new Urn("100001");
  private static final Urn B = new Urn("100002");
  private final RecordsInMemory records = new RecordsInMemory();
  private final Access access = new Access(records, "first");

  private void grant(String client, String scope, Role role) {
    records.commit(List.of(Change.create(new Grant(client, scope, role, 1))));
  }

  @Test
  void a_school_reaches_its_own_pupils_and_no_others() {
    grant("office", A.value(), Role.SCHOOL);
    assertThat(access.forSchool("office", A)).isTrue();
    assertThat(access.forSchool("office", B)).isFalse();
    assertThat(access.forSchool("stranger", A)).isFalse();
    assertThat(access.forAuthority("office", Set.of(Role.values()))).isEmpty();
  }

  @Test
  void a_grant_that_is_taken_away_is_gone_at_once() {
    grant("office", A.value(), Role.SCHOOL);
    records.commit(List.of(Change.remove(Grant.key("office", A.value()))));
    assertThat(access.forSchool("office", A)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void a_role_of_the_authority_is_none_of_a_school(Role role) {
    grant("client", Grant.AUTHORITY, role);
    assertThat(access.forSchool("client", A)).isFalse();
    assertThat(access.forAuthority("client", Set.of(role))).contains(role);
    assertThat(access.forAuthority("client", Set.of())).isEmpty();
    assertThat(Role.parse(role.id())).contains(role);
  }

  @Test
  void only_a_school_grant_opens_a_school() {
    grant("officer", A.value(), Role.OFFICER);
    assertThat(access.forSchool("officer", A)).isFalse();
  }

  @Test
  void the_first_administrator_is_one_before_any_grant_and_nothing_else() {
    assertThat(access.forAuthority("first", Set.of(Role.ADMINISTRATOR)))
        .contains(Role.ADMINISTRATOR);
    assertThat(access.forAuthority("first", Set.of(Role.OFFICER))).isEmpty();
    assertThat(new Access(records, "").forAuthority("", Set.of(Role.ADMINISTRATOR))).isEmpty();
  }
}
