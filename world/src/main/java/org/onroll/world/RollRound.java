package org.onroll.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.onroll.world.county.Slot;
import org.onroll.world.feed.FeedFault.Content;
import org.onroll.world.feed.RollFile;
import org.onroll.world.feed.RollSend;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.HeldRoll;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.onroll.RollReceipt;
import org.onroll.world.score.Books;
import org.onroll.world.score.Evidence;

/**
 * Sends the rolls of a slot, school by school, and keeps the books of what OnRoll said about each.
 */
final class RollRound {
  /** What was sent before: to recognise what is sent twice, and to find what a held roll holds. */
  private record Sent(RollSend send, RollFile file, RollReceipt receipt) {}

  /** Where a school stands: its accepted rows, with and without those that were carried. */
  private record Head(int rows, int carried) {}

  private final County county;
  private final OnRoll onRoll;
  private final Vendors vendors;
  private final Books books;
  private final Evidence evidence;
  private final Tally outcomes = new Tally();
  private final Map<String, Sent> byReceipt = new LinkedHashMap<>();
  private final Map<RollSend, String> receipts = new HashMap<>();
  private final Map<String, Head> heads = new HashMap<>();
  private int leavers;
  private int joiners;

  RollRound(County county, OnRoll onRoll, Vendors vendors, Books books, Evidence evidence) {
    this.county = county;
    this.onRoll = onRoll;
    this.vendors = vendors;
    this.books = books;
    this.evidence = evidence;
  }

  /** A roll on its way, and what OnRoll answered. */
  private record Answered(RollSend send, RollFile file, Answer answer) {}

  void send(LocalDate day, Slot slot) {
    SideBySide.map(county.feeds().sends(day, slot), RollSend::urn, this::send).forEach(this::note);
  }

  private Answered send(RollSend send) {
    RollFile file = RollFile.of(send, county.truth());
    Answer answer =
        onRoll.putRoll(
            vendors.of(county.truth().schools().at(send.urn())),
            send.urn(),
            send.rollDate(),
            file.contentType(),
            file.bytes());
    return new Answered(send, file, answer);
  }

  private void note(Answered answered) {
    RollSend send = answered.send();
    RollFile file = answered.file();
    Answer answer = answered.answer();
    if (!answer.isSuccess()) {
      outcomes.add("refused");
      books.require(
          !send.content().isGenuine(),
          "A whole roll was refused: " + name(send) + ", " + answer.problem());
      return;
    }
    RollReceipt receipt = RollReceipt.of(answer.body());
    outcomes.add(receipt.outcome());
    check(send, receipt);
    boolean known = byReceipt.containsKey(receipt.receipt());
    byReceipt.putIfAbsent(receipt.receipt(), new Sent(send, file, receipt));
    if (!receipt.isAccepted() || known) return;
    leavers += receipt.leavers();
    joiners += receipt.joiners();
    evidence.accepted(
        new Evidence.Roll(send.urn(), send.rollDate(), onRoll.now(), shown(send, file)));
    heads.put(send.urn(), new Head(receipt.rows(), receipt.carried()));
  }

  /** Whom OnRoll could read, and those of the unreadable whom it had on the roll before. */
  private Set<String> shown(RollSend send, RollFile file) {
    if (file.unreadable().isEmpty()) return file.children();
    Set<String> before =
        evidence.head(send.urn(), Instant.MAX).map(Evidence.Roll::children).orElse(Set.of());
    Set<String> shown = new HashSet<>(file.children());
    shown.removeIf(id -> file.unreadable().contains(id) && !before.contains(id));
    return shown;
  }

  private static String name(RollSend send) {
    return send.urn() + " for " + send.rollDate() + " (" + send.content() + ")";
  }

  private void check(RollSend send, RollReceipt receipt) {
    RollSend key =
        new RollSend(send.urn(), send.rollDate(), send.rollDate(), Slot.DAWN, 0, send.content());
    String before = receipts.putIfAbsent(key, receipt.receipt());
    books.require(
        before == null || before.equals(receipt.receipt()),
        "The same roll has two receipts: "
            + name(send)
            + ", "
            + before
            + " and "
            + receipt.receipt());
    if (before != null) return;
    books.require(
        send.content().isGenuine() || !receipt.isAccepted(),
        "The feed guard let through: " + name(send));
    Head head = heads.get(send.urn());
    if (!receipt.isAccepted() || receipt.baseline() || head == null) return;
    int change = receipt.joiners() - receipt.leavers();
    int rows = head.rows() + change;
    int withCarried = head.rows() + head.carried() + change;
    books.require(
        rows == receipt.rows()
            || rows == receipt.rows() + receipt.carried()
            || withCarried == receipt.rows()
            || withCarried == receipt.rows() + receipt.carried(),
        "Last roll - leavers + joiners is not this roll: "
            + name(send)
            + ", "
            + head.rows()
            + " - "
            + receipt.leavers()
            + " + "
            + receipt.joiners()
            + " is not "
            + receipt.rows());
  }

  /**
   * Whether that held roll shows its school as it is: what the school would say on the telephone.
   */
  boolean isGenuine(HeldRoll held) {
    return Optional.ofNullable(byReceipt.get(held.id()))
        .filter(sent -> sent.send().content() == Content.WHOLE)
        .isPresent();
  }

  /** A held roll was released: it is the school's accepted roll from now on. */
  void released(HeldRoll held) {
    Optional.ofNullable(byReceipt.get(held.id()))
        .ifPresent(
            sent -> {
              evidence.accepted(
                  new Evidence.Roll(
                      sent.send().urn(),
                      sent.send().rollDate(),
                      onRoll.now(),
                      sent.file().children()));
              heads.put(
                  sent.send().urn(), new Head(sent.receipt().rows(), sent.receipt().carried()));
            });
  }

  Tally outcomes() {
    return outcomes;
  }

  int leavers() {
    return leavers;
  }

  int joiners() {
    return joiners;
  }

  /**
   * A receipt of each school and outcome, to ask for again. That of an unchanged roll is derived
   * from the roll and kept nowhere: whoever wants it sends the roll again.
   */
  Collection<RollReceipt> someReceipts() {
    Map<String, RollReceipt> some = new TreeMap<>();
    for (Sent sent : byReceipt.values()) {
      if (sent.receipt().outcome().equals("unchanged")) continue;
      some.putIfAbsent(sent.send().urn() + " " + sent.receipt().outcome(), sent.receipt());
    }
    return some.values();
  }
}
