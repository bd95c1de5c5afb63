package org.onroll.domain.ledger;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Ground;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.law.TurnOfYear;
import org.onroll.domain.ledger.LedgerEntry.Declared;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * When an open entry becomes an enquiry if nobody claims the child before: one wait at a time, from
 * what is known. The figures are settings of the authority (see {@link Rules}).
 */
public final class Waits {
  private final Rules rules;
  private final SchoolCalendar county;
  private final Function<Urn, Optional<School>> register;

  public Waits(Rules rules, SchoolCalendar county, Function<Urn, Optional<School>> register) {
    this.rules = rules;
    this.county = county;
    this.register = register;
  }

  /**
   * What is to be waited for.
   *
   * @param atOnce nothing: the enquiry is to be opened now
   */
  public record Plan(
      DueDate due, CaseReason reason, @Nullable LocalDate expectedFirstDay, boolean atOnce) {}

  /** The wait for {@code entry}; empty where nothing more is to be asked (a child who has died). */
  public Optional<Plan> plan(LedgerEntry entry, boolean missingBefore, LocalDate today) {
    Declared declared = entry.declared();
    if (declared != null && endsIt(declared, entry.identity())) return Optional.empty();
    LocalDate from = later(entry.leftOn(), entry.since());
    if (entry.endOfPhase()) {
      LocalDate autumn = TurnOfYear.autumnAfter(from, county);
      return wait(Rules.PHASE_TRANSFER, autumn, CaseReason.NOT_TRANSFERRED, null);
    }
    if (missingBefore) return atOnce(CaseReason.MISSING_BEFORE, today);
    if (declared == null) {
      LocalDate observed = entry.observedOn();
      return wait(
          Rules.NO_RETURN,
          observed == null ? from : later(observed, from),
          CaseReason.NO_RETURN,
          null);
    }
    if (declared.ground().next() == Ground.Next.UNKNOWN) {
      return atOnce(CaseReason.GROUND_H_OR_I, today);
    }
    if (declared.socialCare()) return atOnce(CaseReason.SOCIAL_CARE, today);
    return afterDeclaration(declared, later(declared.date(), entry.since()), today);
  }

  /**
   * Whether the ground leaves nothing to be asked. Ground (l) cited for a child whose age goes on
   * is no reason to look for nobody: it is asked where the child goes.
   */
  private static boolean endsIt(Declared declared, Identity child) {
    if (declared.ground().next() != Ground.Next.NOTHING) return false;
    return declared.ground() != Ground.L
        || (child.birthKnown()
            && !CompulsorySchoolAge.goesOn(child.dateOfBirth(), declared.date()));
  }

  private Optional<Plan> afterDeclaration(Declared declared, LocalDate left, LocalDate today) {
    Destination next = declared.destination();
    return switch (next.kind()) {
      case UNKNOWN -> atOnce(CaseReason.DESTINATION_UNKNOWN, today);
      case HOME_EDUCATION ->
          wait(Rules.HOME_EDUCATION_NOTICE, left, CaseReason.NO_HOME_EDUCATION_NOTICE, null);
      case SCHOOL -> school(next, left);
      case ABROAD, OUTSIDE_ENGLAND, OTHER ->
          wait(Rules.DESTINATION_CONFIRMATION, left, CaseReason.DESTINATION_NOT_CONFIRMED, null);
    };
  }

  private Optional<Plan> school(Destination next, LocalDate left) {
    boolean received =
        Urn.isUrn(next.urn())
            && register.apply(new Urn(next.urn())).filter(School::rollReceived).isPresent();
    LocalDate first = next.expectedFirstDay();
    if (!received) {
      return wait(
          Rules.DESTINATION_CONFIRMATION, left, CaseReason.DESTINATION_NOT_CONFIRMED, first);
    }
    Rule rule = rules.rule(Rules.EXPECTED_ARRIVAL);
    LocalDate fromLeaving = DueDate.of(rule, left, county).due();
    if (first == null || !first.isAfter(left)) {
      return wait(Rules.EXPECTED_ARRIVAL, left, CaseReason.NOT_ARRIVED, first);
    }
    return first.isAfter(fromLeaving)
        ? wait(Rules.EXPECTED_ARRIVAL, left, CaseReason.AWAITING_PLACE, first)
        : wait(Rules.EXPECTED_ARRIVAL, first, CaseReason.NOT_ARRIVED, first);
  }

  private Optional<Plan> wait(
      String rule, LocalDate start, CaseReason reason, @Nullable LocalDate firstDay) {
    return Optional.of(
        new Plan(DueDate.of(rules.rule(rule), start, county), reason, firstDay, false));
  }

  private Optional<Plan> atOnce(CaseReason reason, LocalDate today) {
    return Optional.of(
        new Plan(DueDate.of(rules.rule(Rules.AT_ONCE), today, county), reason, null, true));
  }

  /** A child who was too young on leaving is counted from coming of age; others from leaving. */
  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
