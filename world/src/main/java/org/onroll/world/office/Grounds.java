package org.onroll.world.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onroll.world.county.Dice;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.School;
import org.onroll.world.truth.Truth;

/**
 * On which grounds names are deleted: the deletion returns as they were planned, with what their
 * grounds ask for, some on a ground that does not exist for that school. Careful offices ask first
 * ({@code dryRun}) and send what they were told is missing.
 */
public final class Grounds {
  private static final double CAREFUL = 0.5;
  private static final double WHOLE = 0.4;
  private static final double WRONG = 0.08;
  private static final double WRONG_AT_FIRST = 0.2;
  private static final List<String> OTHERS = List.of("m", "n", "o", "d", "e", "c", "b");

  private final Truth truth;
  private final GroundEvidence evidence;
  private final Dice dice;
  private final Set<String> careful = new HashSet<>();
  private final Map<Message, JsonNode> firstTries = new HashMap<>();
  private final Set<Message> wrong = new HashSet<>();
  private OfficePlan plan = new OfficePlan(List.of());

  private Grounds(Truth truth, Dice dice) {
    this.truth = truth;
    this.dice = dice;
    this.evidence = new GroundEvidence(dice.on("evidence"));
  }

  public static Grounds draw(Truth truth, OfficePlan offices, Dice dice) {
    Grounds grounds = new Grounds(truth, dice);
    List<School> punctual =
        truth.schools().all().filter(s -> s.habit() == ReturnHabit.PUNCTUAL).toList();
    int count = (int) Math.ceil(punctual.size() * CAREFUL);
    dice.some(punctual, count).forEach(s -> grounds.careful.add(s.urn()));
    List<Message> messages = new ArrayList<>();
    for (Message message : offices.messages()) {
      boolean deletion = message.says() instanceof Says.Deleted && !message.refused();
      messages.add(deletion ? grounds.of(message, (Says.Deleted) message.says()) : message);
    }
    grounds.plan = new OfficePlan(messages);
    return grounds;
  }

  private Message of(Message message, Says.Deleted says) {
    boolean mayBeWrong = says.ground().equals("a") || says.ground().equals("g");
    if (!careful.contains(message.urn())) {
      Says.Deleted said = mayBeWrong && dice.chance(WRONG) ? onAnother(message, says) : says;
      Message sent = written(message, said, dice.chance(WHOLE));
      if (!said.ground().equals(says.ground())) wrong.add(sent);
      return sent;
    }
    Says.Deleted tried =
        mayBeWrong && dice.chance(WRONG_AT_FIRST) ? onAnother(message, says) : says;
    Message sent = written(message, says, true);
    firstTries.put(sent, written(message, tried, false).body());
    return sent;
  }

  private Says.Deleted onAnother(Message message, Says.Deleted says) {
    boolean independent = truth.schools().at(message.urn()).kind() == School.Kind.INDEPENDENT;
    String ground = independent ? "m" : dice.pick(OTHERS);
    return new Says.Deleted(
        ground,
        says.destination(),
        says.namedUrn(),
        says.expectedFirstDay(),
        says.deletionDate(),
        says.socialCare(),
        says.isTrue());
  }

  private Message written(Message message, Says.Deleted says, boolean whole) {
    ObjectNode body = message.body().deepCopy();
    body.put("ground", says.ground());
    if (whole) evidence.whole(body, says, truth.of(message.childId()), message.urn());
    else evidence.partly(body, says);
    return new Message(
        message.on(), message.slot(), message.urn(), message.childId(), says, body, false);
  }

  /** The plan with these returns in it. */
  public OfficePlan plan() {
    return plan;
  }

  /** What the office asks about before it sends that return, where it asks. */
  public Optional<JsonNode> firstTry(Message message) {
    return Optional.ofNullable(firstTries.get(message));
  }

  /** Returns that cite a ground which is not theirs. */
  public int wrong() {
    return wrong.size();
  }
}
