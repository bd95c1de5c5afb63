package org.onroll.domain.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deadline rules that are in use, each with its source, as the authority has set them. */
public final class Rules {
  public static final String NEW_PUPIL_RETURN = "new-pupil-return";
  public static final String DELETION_RETURN = "deletion-return";
  public static final String ENQUIRY_FIRST_CHECK = "enquiry-first-check";
  public static final String ATTENDANCE_RETURN = "attendance-return";
  public static final String ATTENDANCE_RETURN_MONTHLY = "attendance-return-monthly";
  public static final String SICKNESS_RETURN = "sickness-return";
  public static final String CODE_N_RESOLUTION = "code-n-resolution";
  public static final String GROUND_H_EARLIEST = "ground-h-earliest";
  public static final String GROUND_I_EARLIEST = "ground-i-earliest";
  public static final String S437_NOTICE_EARLIEST = "s437-notice-earliest";
  public static final String CTF_TRANSFER = "ctf-transfer";

  /** From the third school day of an absence a school may ask LCSS for a home visit. */
  public static final String THIRD_DAY_CONTACT = "third-day-contact";

  public static final String REFERRAL_ACKNOWLEDGEMENT = "referral-acknowledgement";

  /** Somebody has said that a safeguarding referral will be made, and when. */
  public static final String SAFEGUARDING_REFERRAL = "safeguarding-referral";

  public static final String ASSURANCE_OF_SUITABILITY = "assurance-of-suitability";
  public static final String TIMETABLE_REVIEW = "timetable-review";
  public static final String PANEL_REVIEW = "panel-review";
  public static final String POLICY_REVIEW = "policy-review";

  /** A leaver was observed and no return has come. */
  public static final String NO_RETURN = "leaver-without-return";

  /** Nothing is to be waited for: an enquiry is opened at once. */
  public static final String AT_ONCE = "enquiry-at-once";

  public static final String EXPECTED_ARRIVAL = "expected-arrival";
  public static final String HOME_EDUCATION_NOTICE = "home-education-notice";
  public static final String DESTINATION_CONFIRMATION = "destination-confirmation";

  /** The child looks to have been entered somewhere, but a person must confirm it. */
  public static final String POSSIBLE_ARRIVAL = "possible-arrival";

  /** The roll that would claim the child gives an entry date that is still to come. */
  public static final String ENTRY_TO_COME = "entry-to-come";

  public static final String LOOK_AGAIN = "look-again";

  /** Ordinary leavers at the end of a phase. */
  public static final String PHASE_TRANSFER = "phase-transfer";

  /** A leaver who was too young on the day of leaving. */
  public static final String COMPULSORY_AGE = "compulsory-age-begins";

  private final Map<String, Integer> counts;
  private final Map<String, String> answers;

  /** Null until it is first asked: a request that counts no day reads no file. */
  private volatile @Nullable Loaded loaded;

  private Rules(Map<String, Integer> counts, Map<String, String> answers) {
    this.counts = Map.copyOf(counts);
    this.answers = Map.copyOf(answers);
  }

  private Loaded loaded() {
    Loaded known = loaded;
    if (known != null) return known;
    // Read twice by two at once, the files say the same.
    known = Loaded.with(counts, answers);
    loaded = known;
    return known;
  }

  /**
   * Reads the files now, where the time for it costs nobody anything.
   *
   * @throws IllegalArgumentException for a setting that no rule or reading takes
   */
  public Rules read() {
    loaded();
    return this;
  }

  /**
   * What the files say, as the authority has set it.
   *
   * @param byId each id's versions, the oldest first
   */
  private record Loaded(Map<String, List<Rule>> byId, Map<String, Reading> readings) {
    static Loaded with(Map<String, Integer> counts, Map<String, String> answers) {
      Loaded loaded = new Loaded(new LinkedHashMap<>(), new LinkedHashMap<>());
      for (RuleSet set : RuleSet.shipped()) {
        if (!set.commenced()) continue;
        for (Rule rule : set.rules()) {
          loaded.byId.computeIfAbsent(rule.id(), id -> new ArrayList<>()).add(rule);
        }
      }
      loaded.byId.values().forEach(versions -> versions.sort(Comparator.comparing(Rule::from)));
      counts.forEach(loaded::count);
      for (Reading reading : RuleFile.readings(RuleSet.resource("readings.txt"))) {
        loaded.readings.put(reading.id(), reading);
      }
      answers.forEach((id, answer) -> loaded.readings.put(id, loaded.reading(id).answered(answer)));
      if (loaded.reading(Reading.FIFTH_DAY).answer().equals("school-day")) {
        String read = "This authority reads the fifth day as a school day (reading fifth-day).";
        loaded.versions(NEW_PUPIL_RETURN).replaceAll(rule -> rule.in(Unit.SCHOOL_DAY, read));
      }
      return loaded;
    }

    private void count(String id, int count) {
      if (count < 0) throw new IllegalArgumentException(id + ": " + count);
      versions(id)
          .replaceAll(
              rule -> {
                if (!rule.basis().standing().isSet()) {
                  throw new IllegalArgumentException(id + " is law: its count is no setting");
                }
                return rule.counting(count);
              });
    }

    Reading reading(String id) {
      Reading reading = readings.get(id);
      if (reading == null) throw new IllegalArgumentException("there is no reading " + id);
      return reading;
    }

    List<Rule> versions(String id) {
      List<Rule> versions = byId.get(id);
      if (versions == null) throw new IllegalArgumentException("there is no rule " + id);
      return versions;
    }
  }

  public static Rules standard() {
    return new Rules(Map.of(), Map.of());
  }

  /**
   * With the authority's own counts for waits and service levels.
   *
   * @throws IllegalArgumentException for an unknown id, or one whose count is law
   */
  public static Rules with(Map<String, Integer> counts) {
    return with(counts, Map.of());
  }

  /**
   * As {@link #with(Map)}, and with the authority's answers to {@link Reading}s.
   *
   * @throws IllegalArgumentException also for a reading or an answer that there is not
   */
  public static Rules with(Map<String, Integer> counts, Map<String, String> answers) {
    Rules rules = new Rules(counts, answers);
    return counts.isEmpty() && answers.isEmpty() ? rules : rules.read();
  }

  /** Every version of every rule of the sets that are or were in force. */
  public List<Rule> all() {
    return loaded().byId.values().stream().flatMap(List::stream).toList();
  }

  /** Those in force on {@code day}. */
  public List<Rule> on(LocalDate day) {
    return all().stream().filter(rule -> rule.inForce(day)).toList();
  }

  /** Passed, not commenced: nothing is counted by them. */
  public static List<Rule> prospective() {
    return RuleSet.shipped().stream()
        .filter(set -> !set.commenced())
        .flatMap(set -> set.rules().stream())
        .toList();
  }

  /**
   * The newest version.
   *
   * @throws IllegalArgumentException where there is none of that id
   */
  public Rule rule(String id) {
    return loaded().versions(id).getLast();
  }

  /**
   * The version for a fact of {@code day}: the one in force then, before the first one the first,
   * and after the last one the last.
   *
   * @throws IllegalArgumentException where there is none of that id
   */
  public Rule rule(String id, LocalDate day) {
    List<Rule> versions = loaded().versions(id);
    return versions.reversed().stream()
        .filter(rule -> !day.isBefore(rule.from()))
        .findFirst()
        .orElseGet(versions::getFirst);
  }

  /**
   * The version for those who ask what the law was on {@code day}: empty where there was none. What
   * an authority or OnRoll has set is given for a day before it was set, too; its days show it.
   *
   * @throws IllegalArgumentException where there is none of that id
   */
  public Optional<Rule> asked(String id, LocalDate day) {
    Rule nearest = rule(id, day);
    boolean set = nearest.basis().standing().isSet();
    return Optional.of(nearest).filter(rule -> set || rule.inForce(day));
  }

  public List<Reading> readings() {
    return List.copyOf(loaded().readings.values());
  }

  /**
   * What is set for a reading.
   *
   * @throws IllegalArgumentException where there is none of that id
   */
  public String answer(String reading) {
    return loaded().reading(reading).answer();
  }

  /**
   * Whether new pupil returns are wanted of those who are exempt, too. Asking looks ahead: it holds
   * for names that are entered after the day of it (SI 2024/208 reg 13(3)).
   */
  public boolean asksForExempt(LocalDate entered) {
    return loaded().reading(Reading.JUNIOR_JOINERS).day().filter(entered::isAfter).isPresent();
  }
}
