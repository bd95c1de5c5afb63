package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deletion return says of the conditions of its ground (SI 2024/208 reg 9). A ground asks
 * for some of it; what it does not ask for may be left out.
 *
 * @param returnExpected there are reasonable grounds to believe that the pupil will attend again
 * @param unableToAttend the school believes in sickness or another unavoidable cause
 * @param leaveEnded the last day of a leave of absence
 * @param sessions codes of the days of absence
 */
public record GroundEvidence(
    Order order,
    Registration registration,
    Notice notice,
    Said returnExpected,
    Said unableToAttend,
    @Nullable LocalDate leaveEnded,
    List<Session> sessions,
    Enquiries enquiries,
    Ending ending) {
  public static final GroundEvidence NONE =
      new GroundEvidence(
          new Order(Said.UNSAID, null, null),
          new Registration(Said.UNSAID, Said.UNSAID, Said.UNSAID, List.of()),
          new Notice(Said.UNSAID, null, Said.UNSAID, null),
          Said.UNSAID,
          Said.UNSAID,
          null,
          List.of(),
          new Enquiries(List.of(), Said.UNSAID, null, null),
          new Ending(null, null, Said.UNSAID, null, null, null, null));

  public GroundEvidence {
    sessions = List.copyOf(sessions);
  }

  /** A school attendance order for the pupil. */
  public record Order(
      Said namesThisSchool, @Nullable LocalDate amendedOn, @Nullable LocalDate revokedOn) {}

  /**
   * How the pupil is registered, here and elsewhere.
   *
   * @param dualAgreed it was agreed that the pupil is registered at more than one school
   * @param mobileHere a mobile child whose main school this is
   */
  public record Registration(
      Said dualAgreed, Said mobileHere, Said boarder, List<OtherSchool> others) {
    public Registration {
      others = List.copyOf(others);
    }
  }

  /** Another school where the pupil is registered, and when it agreed to the deletion. */
  public record OtherSchool(String urn, String name, @Nullable LocalDate consentedOn) {}

  /**
   * The parent's notice of education otherwise than at school.
   *
   * @param from the date that the parent gave
   * @param placedByAuthority the authority arranged the place at a special school
   * @param consentedOn when the authority agreed, where it arranged the place
   */
  public record Notice(
      Said written,
      @Nullable LocalDate from,
      Said placedByAuthority,
      @Nullable LocalDate consentedOn) {}

  /** Joint reasonable enquiries of school and authority, and what they led to. */
  public record Enquiries(
      List<Enquiry> made,
      Said notFound,
      @Nullable LocalDate schoolAgreed,
      @Nullable LocalDate authorityAgreed) {
    public Enquiries {
      made = List.copyOf(made);
    }
  }

  /** One enquiry: {@code school}, {@code authority} or {@code both} made it. */
  public record Enquiry(String by, @Nullable LocalDate on) {}

  /**
   * What ended the pupil's time at the school.
   *
   * @param sentenceMonths length of a sentence of detention
   * @param goesToSixthForm stays at this school after compulsory age
   * @param feesUnpaidAt end of the term whose boarding fees are unpaid
   * @param reviewedOn when the review of an exclusion was over, or the time to ask for it
   */
  public record Ending(
      @Nullable Integer sentenceMonths,
      @Nullable LocalDate diedOn,
      Said goesToSixthForm,
      @Nullable LocalDate feesUnpaidAt,
      @Nullable LocalDate ceasedOn,
      @Nullable LocalDate excludedOn,
      @Nullable LocalDate reviewedOn) {}

  @Override
  public String toString() {
    return "GroundEvidence[…]";
  }
}
