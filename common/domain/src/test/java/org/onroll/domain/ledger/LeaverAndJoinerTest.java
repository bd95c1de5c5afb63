package org.onroll.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.books.Books;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

@DisplayName("C5, fault-F16: a leaver here and a joiner there, in any order")
class LeaverAndJoinerTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A");
  private final StorySchool b = county.school("B");

  @BeforeEach
  void ada_is_at_a() {
    a.rolls(ADA, Kid.called("Bea Birch"));
    b.rolls(Kid.called("Di Dale"));
    county.clockMovesTo("2026-09-15");
  }

  @AfterEach
  void the_books_agree() {
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  private void isClaimedByB() {
    assertThat(county.entry(ADA).status()).isEqualTo(LedgerEntry.Status.CLAIMED);
    assertThat(county.claim(ADA).school()).isEqualTo(b.urn().value());
    assertThat(county.claim(ADA).evidence())
        .contains("Permanent UPN, date of birth and given name agree");
  }

  @Test
  void both_rolls_of_one_day_the_leaver_first() {
    a.loses(ADA);
    b.gains(ADA.entered("2026-09-15"));
    isClaimedByB();
    assertThat(county.cases(ADA)).isEmpty();
  }

  @Test
  void both_rolls_of_one_day_the_joiner_first() {
    b.gains(ADA.entered("2026-09-15"));
    a.loses(ADA);
    isClaimedByB();
    assertThat(county.cases(ADA)).isEmpty();
  }

  @Test
  void the_next_school_enters_a_week_before_the_last_one_deletes() {
    b.gains(ADA.entered("2026-09-15"));
    county.clockMovesTo("2026-09-22");
    a.loses(ADA);
    isClaimedByB();
    assertThat(county.intervals(ADA))
        .singleElement()
        .satisfies(i -> assertThat(i.to()).isEqualTo(i.from()));
  }

  @Test
  void the_next_school_enters_twenty_days_later_and_the_officer_is_told() {
    a.loses(ADA);
    county.clockMovesTo("2026-10-05");
    assertThat(county.cases(ADA)).hasSize(1);
    b.gains(ADA.entered("2026-10-05"));
    isClaimedByB();
    assertThat(county.mails(MailKind.CLAIM_FOUND)).hasSize(1);
    assertThat(county.intervals(ADA))
        .singleElement()
        .satisfies(i -> assertThat(i.to()).isEqualTo(LocalDate.parse("2026-10-05")));
  }

  @Test
  void the_next_school_is_another_authoritys_and_nobody_here_claims() {
    a.declaresGone(ADA, Word.ground("g").to(Destination.Kind.OUTSIDE_ENGLAND));
    a.loses(ADA);
    assertThat(county.entry(ADA).isOpen()).isTrue();
    county.clockMovesTo("2026-09-30");
    assertThat(county.entry(ADA).isOpen()).isTrue();
    assertThat(county.cases(ADA)).hasSize(1);
  }
}
