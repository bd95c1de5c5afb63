package org.onroll.platform.table;

import java.util.List;
import org.onroll.domain.attendance.Absence;
import org.onroll.domain.attendance.ReducedTimetable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.returns.HomeEducationAssurance;
import org.onroll.domain.school.Urn;

/** Absences, reduced timetables and what is known of education at home, as the table keeps them. */
final class AttendanceMappers {
  private AttendanceMappers() {}

  static List<Mapper<?>> all() {
    return List.of(
        Mapper.of(Absence.class, "absence", AttendanceMappers::write, AttendanceMappers::absence),
        Mapper.of(
            ReducedTimetable.class,
            "reduced-timetable",
            AttendanceMappers::write,
            AttendanceMappers::timetable),
        Mapper.of(
            HomeEducationAssurance.class,
            "home-education-assurance",
            AttendanceMappers::write,
            AttendanceMappers::assurance));
  }

  private static Attributes write(Absence a) {
    return new Attributes()
        .text("urn", a.urn().value())
        .text("child", a.child().value())
        .text("of", a.kind().name())
        .map("identity", PeopleMappers.write(a.identity()))
        .date("from", a.from())
        .date("until", a.until())
        .number("schoolDays", a.schoolDays())
        .number("returns", a.returns())
        .text("receipt", a.receipt())
        .instant("reportedAt", a.reportedAt())
        .flag("concern", a.concern())
        .date("ended", a.ended())
        .number("version", a.version());
  }

  private static Absence absence(Attributes a) {
    return new Absence(
        new Urn(a.text("urn")),
        new ChildId(a.text("child")),
        a.choice("of", Absence.Kind.class),
        PeopleMappers.identity(a),
        a.date("from"),
        a.dateOrNull("until"),
        a.integer("schoolDays"),
        a.integer("returns"),
        a.text("receipt"),
        a.instant("reportedAt"),
        a.flag("concern"),
        a.dateOrNull("ended"),
        a.number("version"));
  }

  private static Attributes write(ReducedTimetable t) {
    return new Attributes()
        .text("urn", t.urn().value())
        .text("child", t.child().value())
        .map("identity", PeopleMappers.write(t.identity()))
        .date("start", t.start())
        .text("hours", t.hours())
        .date("plannedEnd", t.plannedEnd())
        .date("fullTimeFrom", t.fullTimeFrom())
        .number("reviews", t.reviews())
        .text("review", t.review())
        .text("receipt", t.receipt())
        .number("version", t.version());
  }

  private static ReducedTimetable timetable(Attributes a) {
    return new ReducedTimetable(
        new Urn(a.text("urn")),
        new ChildId(a.text("child")),
        PeopleMappers.identity(a),
        a.date("start"),
        a.text("hours"),
        a.dateOrNull("plannedEnd"),
        a.dateOrNull("fullTimeFrom"),
        a.integer("reviews"),
        a.text("review"),
        a.text("receipt"),
        a.number("version"));
  }

  private static Attributes write(HomeEducationAssurance h) {
    return new Attributes()
        .text("notice", h.notice())
        .text("receipt", h.receipt())
        .text("suitable", h.suitable().name())
        .date("on", h.on())
        .text("basis", h.basis())
        .text("by", h.by())
        .instant("recordedAt", h.recordedAt())
        .flag("safety", h.safetyConcern())
        .flag("quality", h.qualityConcern());
  }

  private static HomeEducationAssurance assurance(Attributes a) {
    return new HomeEducationAssurance(
        a.text("notice"),
        a.text("receipt"),
        a.choice("suitable", HomeEducationAssurance.Suitable.class),
        a.date("on"),
        a.text("basis"),
        a.text("by"),
        a.instant("recordedAt"),
        a.flag("safety"),
        a.flag("quality"));
  }
}
