package org.onroll.casedesk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.OutgoingMail.Status;
import org.onroll.domain.mail.Restore;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Versioned;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/** The outbox as officers see it; and what a restore from a backup means for it. */
final class OutboxDesk {
  private static final List<String> LISTS =
      List.of("waiting", "held-back", "sent", "delivered", "failed");
  private static final List<Status> GOES_OUT =
      List.of(Status.WAITING, Status.SENDING, Status.SENT, Status.DELIVERED);
  private final Spine spine;
  private final Callers callers;
  private final String table;
  private final Log log;

  OutboxDesk(Spine spine, Callers callers, String table, Log log) {
    this.spine = spine;
    this.callers = callers;
    this.table = table;
    this.log = log;
  }

  Response list(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    String status = request.query("status").orElse("waiting").toLowerCase(Locale.ROOT);
    if (!LISTS.contains(status)) {
      throw ProblemException.badRequest("status is waiting, held-back, sent, delivered or failed.");
    }
    return Response.json(
        200,
        Views.page(
            spine
                .records()
                .worklist(
                    OutgoingMail.class,
                    OutgoingMail.list(status),
                    request.cursor(),
                    request.limit()),
            CaseView::mail));
  }

  /** Has a mail sent that was held back. */
  Response send(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    return Attempts.of(
        () -> {
          OutgoingMail mail =
              spine
                  .records()
                  .find(OutgoingMail.key(request.path("id")))
                  .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "There is no such mail."));
          if (GOES_OUT.contains(mail.status())) {
            return Response.json(200, CaseView.mail(mail)).replayed();
          }
          if (mail.status() != Status.HELD_BACK) {
            throw ProblemException.of(
                Kind.CONFLICT, "This mail was not held back. Correct its contact.");
          }
          OutgoingMail let = mail.letGo(spine.now());
          spine.records().commit(List.of(Change.save(let)));
          log.info("mail-let-go", "mail", mail.id(), "by", request.client());
          return Response.json(200, CaseView.mail(let));
        });
  }

  /** The table in use was restored from a backup. */
  Response restored(Request request) {
    callers.authority(request, Role.ADMINISTRATOR);
    Fields body = new Fields(request.json());
    Instant from = body.instant("from");
    Instant to = body.instant("to");
    body.check();
    if (from == null || to == null) throw new IllegalStateException("checked before");
    if (to.isAfter(spine.now())) body.error("to", "lies in the future");
    if (!from.isBefore(to)) body.error("from", "must be before to");
    body.check();
    Restore kept =
        Attempts.of(
            () -> {
              Optional<Restore> before = spine.records().find(Restore.key(table));
              long version = before.map(Versioned::version).orElse(0L);
              Restore said = new Restore(table, from, to, request.client(), version + 1);
              if (before.filter(said::saysTheSame).isPresent()) return before.get();
              spine.records().commit(List.of(Change.save(said)));
              return said;
            });
    log.info("restored", "from", from, "to", to, "by", request.client());
    return Response.json(
        200,
        Json.object()
            .put("table", kept.table())
            .put("from", kept.from().toString())
            .put("to", kept.to().toString())
            .put("by", kept.by()));
  }
}
