package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.returns.GroundEvidence.Enquiries;
import org.onroll.domain.returns.GroundEvidence.Enquiry;

/** Grounds (h) and (i): school days of absence, then joint enquiries with one of two exits. */
final class AbsenceChecks {
  private static final Set<String> UNAUTHORISED = Set.of("G", "N", "O");

  /** Who has to look so many up will find the others on the way. */
  private static final int NAMED = 5;

  private static final Set<String> BOTH_SIDES = Set.of("school", "authority");

  private final DeletionReturn word;
  private final GroundEvidence said;
  private final Circumstances at;
  private final List<Finding> findings = new ArrayList<>();

  private AbsenceChecks(DeletionReturn word, Circumstances at) {
    this.word = word;
    this.said = word.evidence();
    this.at = at;
  }

  /** Ground (h): ten school days after a leave of absence. */
  static List<Finding> afterLeave(DeletionReturn word, Circumstances at) {
    AbsenceChecks checks = new AbsenceChecks(word, at);
    LocalDate ended = word.evidence().leaveEnded();
    if (ended == null) {
      checks.find("leaveOfAbsence.until", "give the last day of the leave of absence");
    } else {
      checks.notBefore(Rules.GROUND_H_EARLIEST, ended, "ten school days after the leave ended");
    }
    checks.causeAndEnquiries();
    return checks.findings;
  }

  /** Ground (i): twenty school days, every session coded G, N or O. */
  static List<Finding> twentyDays(DeletionReturn word, Circumstances at) {
    AbsenceChecks checks = new AbsenceChecks(word, at);
    checks.run();
    checks.causeAndEnquiries();
    return checks.findings;
  }

  private void run() {
    if (said.sessions().isEmpty()) {
      find("sessions", "list the codes of both sessions of each day of the absence");
      return;
    }
    AbsenceRun run = AbsenceRun.of(said.sessions(), UNAUTHORISED, at);
    if (run.tooWide().isPresent()) {
      findings.add(run.tooWide().get().finding(word.ground().citation()));
      return;
    }
    named(run.breaks(), AbsenceChecks::message, "sessions break the run");
    named(
        run.missing(),
        d -> "give the codes of " + d + ": the school met",
        "days without codes on which the school met");
    LocalDate began = run.days().isEmpty() ? word.deletionDate() : run.days().getFirst();
    int needed = at.rule(Rules.GROUND_I_EARLIEST, began).count();
    if (run.days().size() < needed) {
      find(
          "sessions",
          "the run has " + run.days().size() + " of the school's own days; it needs " + needed);
    } else {
      notBefore(Rules.GROUND_I_EARLIEST, began, "twenty school days of absence");
    }
    findings.addAll(run.codeN());
  }

  private static String message(AbsenceRun.Break b) {
    return b.code().isEmpty()
        ? "give a code for the " + b.half() + " of " + b.date()
        : "code "
            + b.code()
            + " on the "
            + b.half()
            + " of "
            + b.date()
            + " breaks the run: only G, N and O count";
  }

  /** A finding for each of the first few, and one that counts the others. */
  private <T> void named(List<T> all, Function<T, String> message, String others) {
    all.stream().limit(NAMED).forEach(one -> find("sessions", message.apply(one)));
    int more = all.size() - NAMED;
    if (more > 0) find("sessions", "and " + more + " more " + others);
  }

  private void notBefore(String rule, LocalDate start, String what) {
    DueDate due = at.due(rule, start);
    LocalDate first = Objects.requireNonNull(due.notBefore());
    if (word.deletionDate().isBefore(first)) {
      find(
          "deletionDate",
          what
              + (due.provisional()
                  ? " are over, as far as the calendar is known, on "
                  : " are over on ")
              + due.due()
              + ": the name can go from "
              + first);
    }
  }

  private void causeAndEnquiries() {
    switch (said.unableToAttend()) {
      case YES ->
          find(
              "unableToAttend",
              "the ground is not met while the school believes in sickness or another unavoidable"
                  + " cause");
      case UNSAID ->
          find(
              "unableToAttend",
              "say whether the school believes in sickness or another unavoidable cause");
      case NO -> {}
    }
    Enquiries enquiries = said.enquiries();
    for (String side : List.of("school", "authority")) {
      boolean made =
          enquiries.made().stream().anyMatch(e -> e.by().equals(side) || e.by().equals("both"));
      if (!made) find("enquiries", "name a reasonable enquiry of the " + side + ", with its day");
    }
    for (int i = 0; i < enquiries.made().size(); i++) enquiry(enquiries.made().get(i), i);
    if (enquiries.notFound() == Said.YES) return;
    agreed("agreements.school", enquiries.schoolAgreed(), "the school");
    agreed("agreements.authority", enquiries.authorityAgreed(), "the authority");
  }

  private void enquiry(Enquiry enquiry, int i) {
    String field = "enquiries[" + i + "]";
    if (!BOTH_SIDES.contains(enquiry.by()) && !enquiry.by().equals("both")) {
      find(field + ".by", "is school, authority or both");
    }
    if (enquiry.on() == null) find(field + ".on", "give the day of the enquiry");
    else if (enquiry.on().isAfter(word.deletionDate()))
      find(field + ".on", "that day is after the deletion: enquiries come first");
  }

  private void agreed(String field, @Nullable LocalDate day, String who) {
    if (day == null) {
      find(
          field,
          "say that the pupil was not found after joint enquiries, or give the day on which "
              + who
              + " agreed that the pupil will not attend again");
    } else if (day.isAfter(word.deletionDate())) {
      find(field, "that day is after the deletion: both agree first");
    }
  }

  private void find(String field, String message) {
    findings.add(new Finding(field, message, word.ground().citation()));
  }
}
