package org.onroll.world.office;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.EnrolStatus;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Timeline;
import org.onroll.world.truth.Truth;

/** Of which children another authority asks whether they are on a roll here, and when. */
public final class RollQuestions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int HERE = 3;
  private static final int GONE = 3;
  private static final int SCHOOL_DAYS_LATER = 8;

  private RollQuestions() {}

  /** One question. */
  public record Question(LocalDate on, String childId, ObjectNode body) {}

  /** About some who never left, and some whose last roll has let them go. */
  public static List<Question> draw(Truth truth, Dice dice) {
    List<Question> questions = new ArrayList<>();
    List<LocalDate> days = truth.period().schoolDays();
    List<String> here =
        truth.timelines().filter(t -> isHereThroughout(truth, t)).map(t -> t.child().id()).toList();
    for (String id : dice.some(here, HERE)) {
      LocalDate on = days.get(dice.between(days.size() / 2, days.size() - 1));
      questions.add(question(on, truth.of(id).child()));
    }
    List<Departure> gone =
        truth.departures().stream()
            .filter(d -> d.fate() == Fate.VANISHED && truth.schools().at(d.urn()).hasFeed())
            .filter(d -> truth.of(d.childId()).registrations().size() == 1)
            .toList();
    for (Departure d : dice.some(gone, GONE)) {
      LocalDate on = SchoolCalendar.schoolDayAfter(d.last(), SCHOOL_DAYS_LATER);
      if (!on.isAfter(truth.period().end()))
        questions.add(question(on, truth.of(d.childId()).child()));
    }
    return List.copyOf(questions);
  }

  private static boolean isHereThroughout(Truth truth, Timeline timeline) {
    if (timeline.registrations().size() != 1) return false;
    Registration only = timeline.registrations().getFirst();
    return only.isOpen()
        && only.status() == EnrolStatus.C
        && only.first().isBefore(truth.period().start())
        && truth.schools().at(only.urn()).hasFeed();
  }

  private static Question question(LocalDate on, Child child) {
    ObjectNode body = JSON.objectNode();
    body.put("authority", "Othershire County Council");
    body.put("legalBasis", "education-act-1996-s436a");
    body.putObject("child")
        .put("surname", child.name().surname())
        .put("forename", child.name().forename())
        .put("dateOfBirth", child.born().toString());
    return new Question(on, child.id(), body);
  }
}
