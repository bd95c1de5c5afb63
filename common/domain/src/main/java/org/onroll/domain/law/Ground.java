package org.onroll.domain.law;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Grounds for deleting the name of a pupil: regulation 9 of the School Attendance (Pupil
 * Registration) (England) Regulations 2024 (SI 2024/208). Fifteen for pupils of compulsory school
 * age, by their letters; those for all others are kept as one, since we do not hold their list.
 * Titles are short forms in our words.
 */
public enum Ground {
  A("registered as a pupil at another school", Next.ASK),
  B("nursery pupil who does not go on to Reception", Next.ASK),
  C("registered at another school too, and every other school agrees", Next.ASK),
  D("a school attendance order now names another school", Next.ASK),
  E("a school attendance order was revoked: educated suitably otherwise", Next.ASK),
  F("the parent gave written notice of education otherwise than at school", Next.HOME),
  G("no longer lives within a reasonable distance", Next.ASK),
  H("not back within ten school days of the end of a leave of absence", Next.UNKNOWN),
  I("absent without authorisation for twenty school days", Next.UNKNOWN),
  J("detained under a sentence of a court", Next.NOTHING),
  K("has died", Next.NOTHING),
  L("ceases to be of compulsory school age and does not go on to sixth form", Next.NOTHING),
  M("boarder whose fees were unpaid at the end of term", Next.ASK),
  N("has ceased to be a pupil of an independent or non-maintained special school", Next.ASK),
  O("permanently excluded", Next.ASK),

  /** Any letter of regulation 9(3): a pupil who is not of compulsory school age. */
  OF_REG_9_3("a ground for pupils who are not of compulsory school age", Next.ASK);

  private static final Pattern OTHER_AGE =
      Pattern.compile("^(reg(ulation)?\\.?)?9\\(3\\)\\(?[a-z]\\)?$");

  /** What the ground itself says of where the child is next. */
  public enum Next {
    /** Nothing: the return must say. */
    ASK,
    HOME,
    /** The ground is that nobody knows. */
    UNKNOWN,
    /** No other education is to be looked for. */
    NOTHING
  }

  private final String title;
  private final Next next;

  Ground(String title, Next next) {
    this.title = title;
    this.next = next;
  }

  /** The grounds of regulation 9(1), in their order. */
  public static List<Ground> ofCompulsoryAge() {
    return Arrays.stream(values()).filter(g -> g != OF_REG_9_3).toList();
  }

  /** From {@code a}, {@code (a)}, {@code 9(1)(a)}, {@code 9(3)(a)}; case forgiven. */
  public static Optional<Ground> parse(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    if (OTHER_AGE.matcher(plain).matches()) return Optional.of(OF_REG_9_3);
    String tidy =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("^(reg(ulation)?\\.?)?\\s*9\\s*\\(1\\)", "")
            .replaceAll("[()\\s]", "");
    return ofCompulsoryAge().stream().filter(g -> g.letter().equals(tidy)).findFirst();
  }

  public String letter() {
    return this == OF_REG_9_3 ? "9(3)" : name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public Next next() {
    return next;
  }

  public String citation() {
    return this == OF_REG_9_3 ? "SI 2024/208 reg 9(3)" : "SI 2024/208 reg 9(1)(" + letter() + ")";
  }
}
