package org.onroll.domain.roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;
import org.onroll.domain.story.Kid;

/** Rolls to try things on: few values, so that lines collide in every way that lines do. */
final class Rolls {
  private Rolls() {}

  /** So many different children, each with a UPN. */
  static List<Pupil> pupils(int count) {
    return pupils(0, count);
  }

  static List<Pupil> pupils(int from, int count) {
    List<Pupil> pupils = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      Kid kid = Kid.called("Child" + i + " Ashdown" + i).upn(Kid.number(1000 + i));
      pupils.add(kid.born(LocalDate.of(2016, 1, 1).plusDays(i).toString()).pupil());
    }
    return pupils;
  }

  /** Lines of any kind, doubled numbers, namesakes and previous pupils among them. */
  static Arbitrary<List<Pupil>> lines() {
    return line(Arbitraries.of(Kid.number(1), Kid.number(2), Kid.number(3), "", "B999", ""))
        .list()
        .ofMaxSize(12);
  }

  /** Lines as a well-kept register has them: no number twice, no two children of one name. */
  static Arbitrary<List<Pupil>> register() {
    return Arbitraries.integers()
        .between(0, 30)
        .set()
        .ofMaxSize(14)
        .flatMap(
            children ->
                Arbitraries.integers()
                    .between(0, 5)
                    .list()
                    .ofSize(children.size())
                    .map(variants -> registerLines(List.copyOf(children), variants)));
  }

  private static List<Pupil> registerLines(List<Integer> children, List<Integer> variants) {
    List<Pupil> lines = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      int n = children.get(i);
      Kid kid =
          Kid.called("Child" + n + " Ashdown")
              .upn(Kid.number(n))
              .born(LocalDate.of(2016, 1, 1).plusDays(n).toString())
              .admission("A" + n);
      lines.add(
          switch (variants.get(i)) {
            case 1 -> kid.withoutUpn().pupil();
            case 2 -> kid.withoutUpn().admission("").pupil();
            case 3 -> kid.in(YearGroup.Y5).pupil();
            case 4 -> kid.upn(Kid.number(n + 500)).pupil();
            default -> kid.pupil();
          });
    }
    return lines;
  }

  private static Arbitrary<Pupil> line(Arbitrary<String> upns) {
    Arbitrary<Identity> identities =
        Combinators.combine(
                upns,
                Arbitraries.of("Ashdown", "O'Marrow", "\u0141ast, Comma", "\"Quote\""),
                Arbitraries.of("Ada", "Zo\u00eb", "Bea"),
                Arbitraries.of("", "Mary Ann"),
                Arbitraries.of(LocalDate.of(2016, 2, 29), LocalDate.of(2017, 5, 1)),
                Arbitraries.of("M", "F"))
            .as(Identity::new);
    Arbitrary<Address> addresses =
        Arbitraries.of(Address.NONE, new Address("1 Synthetic Way", "Flat 2", "Testford", "OX0"));
    return Combinators.combine(
            identities,
            Arbitraries.of(YearGroup.class),
            Arbitraries.of(LocalDate.of(2021, 9, 3), LocalDate.of(2026, 9, 2)).injectNull(0.2),
            Arbitraries.of(EnrolStatus.class),
            Arbitraries.of(true, false),
            Arbitraries.of("", "7", "8", "9"),
            Arbitraries.of("", Kid.number(4)),
            addresses)
        .as(Pupil::new);
  }
}
