package org.onroll.casedesk;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onroll.domain.access.Role;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.Conversions;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/** Turns an enquiry into a CME case, and the other way round (requirement A2). */
final class ConversionDesk {
  private static final int LONGEST_REASON = 2_000;
  private final Spine spine;
  private final Callers callers;
  private final Casework cases;

  ConversionDesk(Spine spine, Callers callers, Casework cases) {
    this.spine = spine;
    this.callers = callers;
    this.cases = cases;
  }

  Response convert(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    EnquiryCase open = cases.find(request);
    Fields f = new Fields(request.json());
    Optional<CaseKind> kind = CaseKind.parse(f.text("kind"));
    if (kind.isEmpty()) f.error("kind", "is one of enquiry, cme");
    String why = f.text("reason", LONGEST_REASON);
    if (why.isEmpty()) f.error("reason", "say why");
    CaseReason reason = reason(f, kind.orElse(CaseKind.CME));
    f.check();
    Conversions conversions =
        new Conversions(spine.records(), spine.key(), spine.work().enquiries());
    try {
      EnquiryCase converted =
          conversions.convert(
              open.id(),
              new Conversions.Decided(kind.orElseThrow(), reason, why, request.client()),
              spine.now());
      return Response.json(200, cases.whole(converted));
    } catch (Enquiries.RefusedException e) {
      throw ProblemException.of(Kind.CONFLICT, e.reason());
    }
  }

  /** Of the kind that the case becomes; the plainest of them where none is given. */
  private static CaseReason reason(Fields f, CaseKind kind) {
    String text = f.text("caseReason");
    if (text.isEmpty()) {
      return kind == CaseKind.CME ? CaseReason.ON_NO_ROLL : CaseReason.EDUCATION_NOT_KNOWN;
    }
    Optional<CaseReason> reason = CaseReason.parse(text).filter(r -> r.kind() == kind);
    if (reason.isEmpty()) {
      f.error(
          "caseReason",
          "is one of "
              + Arrays.stream(CaseReason.values())
                  .filter(r -> r.kind() == kind)
                  .map(CaseReason::id)
                  .collect(Collectors.joining(", ")));
    }
    return reason.orElse(CaseReason.ON_NO_ROLL);
  }
}
