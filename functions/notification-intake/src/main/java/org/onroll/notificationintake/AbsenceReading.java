package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.onroll.domain.access.Role;
import org.onroll.domain.attendance.Absence;
import org.onroll.domain.attendance.AbsenceReturns;
import org.onroll.domain.attendance.ReducedTimetable;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.records.Page;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/** What officers see of children who are on a roll and do not attend, or not full time. */
final class AbsenceReading {
  private final Spine spine;
  private final Callers callers;

  AbsenceReading(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  /** Absences that schools have reported, of one kind, the longest reported first. */
  Response absences(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    String kind = request.query("kind").orElse(Absence.Kind.ATTENDANCE.id());
    Absence.Kind wanted =
        Arrays.stream(Absence.Kind.values())
            .filter(k -> k.id().equals(kind))
            .findFirst()
            .orElseThrow(() -> ProblemException.badRequest("kind is attendance or sickness."));
    Page<Absence> page =
        spine
            .records()
            .worklist(Absence.class, Absence.list(wanted), request.cursor(), request.limit());
    Spine.Work work = spine.work();
    return Response.json(200, Views.page(page, a -> withDeadline(a, work)));
  }

  /** With the day from which ground (i) may be looked at, and its reference, while it is open. */
  private ObjectNode withDeadline(Absence a, Spine.Work work) {
    ObjectNode json = view(a);
    if (a.kind() != Absence.Kind.ATTENDANCE) return json;
    spine
        .records()
        .find(AbsenceReturns.longAbsence(a.urn(), a.child(), a.from()))
        .filter(Deadline::isOpen)
        .ifPresent(
            d ->
                json.set(
                    "deadline", Views.deadline(d, spine.authority().rules(), work.calendars())));
    return json;
  }

  private static ObjectNode view(Absence a) {
    ObjectNode json = Json.object().put("kind", a.kind().id()).put("urn", a.urn().value());
    json.set("pupil", Views.child(a.child(), a.identity(), ""));
    json.put("from", a.from().toString());
    Views.put(json, "until", a.until());
    return json.put("schoolDays", a.schoolDays())
        .put("returns", a.returns())
        .put("receipt", a.receipt())
        .put("reportedAt", a.reportedAt().toString())
        .put("safeguardingConcern", a.concern());
  }

  /** Reduced timetables that last, the longest first, with the days so far (requirement B7). */
  Response timetables(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    LocalDate today = spine.today();
    Page<ReducedTimetable> page =
        spine
            .records()
            .worklist(
                ReducedTimetable.class, ReducedTimetable.LIST, request.cursor(), request.limit());
    return Response.json(200, Views.page(page, t -> view(t, today)));
  }

  private static ObjectNode view(ReducedTimetable t, LocalDate today) {
    ObjectNode json = Json.object().put("urn", t.urn().value());
    json.set("pupil", Views.child(t.child(), t.identity(), ""));
    json.put("start", t.start().toString())
        .put("days", Math.max(0, ChronoUnit.DAYS.between(t.start(), today)));
    Views.put(json, "hoursPerWeek", t.hours());
    Views.put(json, "endDate", t.plannedEnd());
    return json.put("reviews", t.reviews()).put("receipt", t.receipt());
  }
}
