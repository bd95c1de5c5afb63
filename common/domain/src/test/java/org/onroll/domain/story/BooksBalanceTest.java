package org.onroll.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.onroll.domain.books.Books;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.returns.Destination;

/** Weeks in which anything happens to four children at three schools, in any order. */
@DisplayName("Invariants 3 and 4: the books balance, whatever happens")
class BooksBalanceTest {
  private static final List<Kid> KIDS =
      List.of(
          Kid.called("Ada Ashdown"),
          Kid.called("Bea Ashdown"), // her twin
          Kid.called("Cy Cole"),
          Kid.called("Di Dale"));
  private static final List<Word> WORDS =
      List.of(
          Word.ground("g").to(Destination.Kind.UNKNOWN),
          Word.ground("f"),
          Word.ground("g").to(Destination.Kind.ABROAD),
          Word.ground("a").to(Destination.Kind.OTHER).withSocialWorker());

  @Property(tries = 500)
  void the_books_balance(
      @ForAll @Size(max = 25) List<@IntRange(min = 0, max = 9 * 4 * 3 - 1) Integer> happenings) {
    Weeks weeks = new Weeks();
    for (int happening : happenings) {
      weeks.happens(happening / 12, KIDS.get(happening / 3 % 4), happening % 3);
      assertThat(Books.audit(weeks.county.records()).disagreements()).isEmpty();
    }
    weeks.county.clockMovesTo(weeks.county.today().plusDays(12).toString());
    assertThat(Books.audit(weeks.county.records()).disagreements()).isEmpty();
    for (Kid kid : KIDS) weeks.nobodyIsLost(kid);
  }

  /** What is played in one try. */
  private static final class Weeks {
    private final County county = County.on("2026-09-14");
    private final List<StorySchool> schools =
        List.of(county.school("A"), county.school("B"), county.school("C"));
    private final List<List<Kid>> rolls =
        List.of(new ArrayList<>(KIDS), new ArrayList<>(), new ArrayList<>());

    Weeks() {
      for (int s = 0; s < 3; s++) send(s);
      county.clockMovesTo("2026-09-15");
    }

    void happens(int what, Kid kid, int s) {
      StorySchool school = schools.get(s);
      switch (what) {
        case 0, 1 -> leaves(kid, s);
        case 2 -> enters(kid.entered(county.today().toString()), s);
        case 3 -> enters(kid.entered(county.today().toString()).temporary(), s);
        case 4 -> school.declaresGone(kid, WORDS.get((KIDS.indexOf(kid) + s) % 4));
        case 5 -> school.declaresEntered(kid, county.today().toString());
        case 6 -> county.parentTeachesAtHome(kid, county.today().toString());
        case 7 -> getsItsNumber(kid, s);
        default -> county.clockMovesTo(county.today().plusDays(1 + KIDS.indexOf(kid)).toString());
      }
    }

    private void leaves(Kid kid, int s) {
      if (rolls.get(s).removeIf(k -> k.isNamedIn(kid.identity()))) send(s);
    }

    private void enters(Kid kid, int s) {
      if (rolls.get(s).stream().anyMatch(k -> k.isNamedIn(kid.identity()))) return;
      rolls.get(s).add(kid);
      send(s);
    }

    /** A temporary UPN becomes the permanent one. */
    private void getsItsNumber(Kid kid, int s) {
      rolls.get(s).replaceAll(k -> k.isNamedIn(kid.identity()) ? k.upn(kid.identity().upn()) : k);
      send(s);
    }

    private void send(int s) {
      schools.get(s).rolls(rolls.get(s).toArray(Kid[]::new));
    }

    /** On a roll, or in the books as somebody who is to be looked for or is taught at home. */
    void nobodyIsLost(Kid kid) {
      boolean onRoll =
          rolls.stream().flatMap(List::stream).anyMatch(k -> k.isNamedIn(kid.identity()));
      if (onRoll) return;
      List<LedgerEntry> entries = county.entries(kid);
      assertThat(entries)
          .as("%s is on no roll", kid)
          .anyMatch(
              e ->
                  e.status() == Status.OPEN
                      || (e.claim() != null && e.claim().by() == Claim.By.HOME_EDUCATION_NOTICE));
      List<EnquiryCase> open =
          county.cases(kid).stream().filter(c -> c.state() == CaseState.OPEN).toList();
      boolean taught =
          entries.stream()
              .anyMatch(e -> e.claim() != null && e.claim().by() == Claim.By.HOME_EDUCATION_NOTICE);
      boolean heldBack = entries.stream().anyMatch(e -> !e.heldBackBy().isBlank());
      assertThat(!open.isEmpty() || taught || heldBack)
          .as("%s is on no roll, and nobody looks", kid)
          .isTrue();
    }
  }
}
