package org.onroll.domain.story;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.law.Ground;
import org.onroll.domain.returns.Destination;

/** What a deletion return says; of today where it gives no day. */
public record Word(
    Ground ground, @Nullable LocalDate day, @Nullable Destination destination, boolean socialCare) {

  public static Word ground(String letter) {
    return new Word(Ground.parse(letter).orElseThrow(), null, null, false);
  }

  public Word on(String date) {
    return new Word(ground, LocalDate.parse(date), destination, socialCare);
  }

  public Word to(Destination.Kind kind) {
    return new Word(ground, day, new Destination(kind, "", "", "", null), socialCare);
  }

  public Word to(StorySchool school) {
    return next(school.urn().value(), null);
  }

  public Word to(StorySchool school, String firstDay) {
    return next(school.urn().value(), LocalDate.parse(firstDay));
  }

  public Word withSocialWorker() {
    return new Word(ground, day, destination, true);
  }

  private Word next(String urn, @Nullable LocalDate firstDay) {
    Destination there = new Destination(Destination.Kind.SCHOOL, urn, "", "", firstDay);
    return new Word(ground, day, there, socialCare);
  }
}
