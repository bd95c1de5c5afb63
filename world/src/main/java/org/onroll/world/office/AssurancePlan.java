package org.onroll.world.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onroll.world.county.Dice;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.truth.Truth;

/**
 * When the home education team has looked at the education of a child whose parent gave notice, and
 * what it finds there: the truth, which the notice does not tell.
 */
public final class AssurancePlan {
  /** What the team finds. */
  public enum Finding {
    SUITABLE("yes"),
    UNSUITABLE("no"),
    NOT_YET_KNOWN("");

    private final String answer;

    Finding(String answer) {
      this.answer = answer;
    }

    /** As the contract writes it; empty where there is none yet. */
    public String answer() {
      return answer;
    }
  }

  /**
   * One visit or report.
   *
   * @param quality the education worries the team, the child's safety does not
   */
  public record Assurance(String childId, LocalDate on, Finding finding, boolean quality) {}

  private static final double UNSUITABLE = 0.15;
  private static final double NOT_YET_KNOWN = 0.3;
  private static final double QUALITY = 0.2;

  private final List<Assurance> all;

  private AssurancePlan(List<Assurance> all) {
    this.all = List.copyOf(all);
  }

  public static AssurancePlan draw(Truth truth, OfficePlan offices, Dice dice) {
    List<Message> notices =
        dice.shuffled(
            offices.messages().stream()
                .filter(m -> m.says() instanceof Says.HomeEducates)
                .toList());
    int unsuitable = (int) Math.ceil(notices.size() * UNSUITABLE);
    List<Assurance> all = new ArrayList<>();
    for (int i = 0; i < notices.size(); i++) {
      Message notice = notices.get(i);
      LocalDate on = SchoolCalendar.workingDayAfter(notice.on(), dice.between(4, 20));
      boolean open = dice.chance(NOT_YET_KNOWN);
      boolean quality = dice.chance(QUALITY);
      Finding finding =
          i < unsuitable ? Finding.UNSUITABLE : open ? Finding.NOT_YET_KNOWN : Finding.SUITABLE;
      if (on.isAfter(truth.period().end())) continue;
      all.add(new Assurance(notice.childId(), on, finding, quality || i < unsuitable));
    }
    return new AssurancePlan(all);
  }

  public List<Assurance> all() {
    return all;
  }

  /** Children whose parents gave notice and who are not suitably educated at home. */
  public Set<String> unsuitable() {
    return all.stream()
        .filter(a -> a.finding() == Finding.UNSUITABLE)
        .map(Assurance::childId)
        .collect(Collectors.toUnmodifiableSet());
  }
}
