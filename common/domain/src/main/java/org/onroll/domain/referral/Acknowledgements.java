package org.onroll.domain.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.Receipt;

/** What must follow a referral: somebody tells the referrer what happens. */
public final class Acknowledgements {
  private final Records records;

  public Acknowledgements(Records records) {
    this.records = records;
  }

  /**
   * Somebody has told the referrer what happens: the deadline is met.
   *
   * @return empty where there is no such referral; the first acknowledgement stands
   */
  public Optional<KeptReferral> acknowledge(
      String receipt, String officer, String note, Instant now) {
    return Attempts.of(() -> acknowledgeOnce(receipt, officer, note, now));
  }

  private Optional<KeptReferral> acknowledgeOnce(
      String receipt, String officer, String note, Instant now) {
    Optional<KeptReferral> found = records.find(KeptReferral.key(receipt));
    if (found.isEmpty() || !found.get().waits()) return found;
    KeptReferral next = found.get().acknowledged(officer, note, now);
    List<Change> changes = new ArrayList<>();
    changes.add(Change.save(next));
    meet(Deadline.key(Receipt.partition(receipt), Rules.REFERRAL_ACKNOWLEDGEMENT, "1"), now)
        .ifPresent(changes::add);
    records.commit(changes);
    return Optional.of(next);
  }

  private Optional<Change> meet(Key<Deadline> deadline, Instant now) {
    return records
        .find(deadline)
        .filter(Deadline::isOpen)
        .map(d -> Change.save(d.met(London.day(now))));
  }
}
