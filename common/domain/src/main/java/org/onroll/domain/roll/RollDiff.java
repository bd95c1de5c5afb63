package org.onroll.domain.roll;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Names;

/**
 * What changed between two rolls of one school: both are walked once, side by side. A pupil whose
 * key changed (another UPN, another admission number) is a change and not a leaver with a joiner:
 * lines left over on both sides are paired by admission number, former UPN, or name and birth.
 */
public record RollDiff(List<Pupil> joiners, List<Pupil> leavers, List<Changed> changes) {
  public RollDiff {
    joiners = List.copyOf(joiners);
    leavers = List.copyOf(leavers);
    changes = List.copyOf(changes);
  }

  /** One pupil before and after. */
  public record Changed(Pupil before, Pupil after) {
    /** The school corrected who the pupil is, not only where in the school. */
    public boolean identityChanged() {
      Identity b = before.identity();
      Identity a = after.identity();
      return !(b.upn().equals(a.upn())
          && b.dateOfBirth().equals(a.dateOfBirth())
          && b.forename().equals(a.forename())
          && b.surname().equals(a.surname()));
    }

    /** What others may rely on changed: identity, registration or entry date. */
    public boolean registrationChanged() {
      return identityChanged()
          || before.status() != after.status()
          || !Objects.equals(before.entered(), after.entered());
    }
  }

  public static RollDiff between(Roll before, Roll after) {
    List<Pupil> gone = new ArrayList<>();
    List<Pupil> come = new ArrayList<>();
    List<Changed> changes = new ArrayList<>();
    Iterator<Map.Entry<String, Pupil>> olds = before.pupils().entrySet().iterator();
    Iterator<Map.Entry<String, Pupil>> news = after.pupils().entrySet().iterator();
    Map.Entry<String, Pupil> o = olds.hasNext() ? olds.next() : null;
    Map.Entry<String, Pupil> n = news.hasNext() ? news.next() : null;
    while (o != null || n != null) {
      int order = o == null ? 1 : n == null ? -1 : o.getKey().compareTo(n.getKey());
      if (order == 0 && o != null && n != null) {
        if (nothingStays(o.getValue(), n.getValue())) {
          gone.add(o.getValue());
          come.add(n.getValue());
        } else if (!o.getValue().equals(n.getValue())) {
          changes.add(new Changed(o.getValue(), n.getValue()));
        }
      } else if (order < 0 && o != null) {
        gone.add(o.getValue());
      } else if (n != null) {
        come.add(n.getValue());
      }
      if (order <= 0) o = olds.hasNext() ? olds.next() : null;
      if (order >= 0) n = news.hasNext() ? news.next() : null;
    }
    pair(gone, come, changes, Pupil::admissionNumber, RollDiff::couldBeOne);
    pair(gone, come, changes, p -> Roll.nameKey(p.identity()), RollDiff::always);
    pairByFormerUpn(gone, come, changes);
    return new RollDiff(come, gone, changes);
  }

  private interface Check {
    boolean holds(Pupil before, Pupil after);
  }

  private static boolean always(Pupil before, Pupil after) {
    return true;
  }

  /** A reused admission number is no proof: something of the name or birth must stay. */
  private static boolean couldBeOne(Pupil before, Pupil after) {
    Identity b = before.identity();
    Identity a = after.identity();
    return (b.dateOfBirth().equals(a.dateOfBirth()) && Names.compatibleGiven(b, a))
        || (Names.fold(b.forename()).equals(Names.fold(a.forename()))
            && Names.fold(b.surname()).equals(Names.fold(a.surname())));
  }

  /** A number that was given to another child: neither name nor birth is what it was. */
  private static boolean nothingStays(Pupil before, Pupil after) {
    Identity b = before.identity();
    Identity a = after.identity();
    return !b.dateOfBirth().equals(a.dateOfBirth())
        && !Names.fold(b.forename()).equals(Names.fold(a.forename()))
        && !Names.fold(b.surname()).equals(Names.fold(a.surname()));
  }

  private static void pair(
      List<Pupil> gone,
      List<Pupil> come,
      List<Changed> changes,
      Function<Pupil, String> by,
      Check check) {
    if (gone.isEmpty() || come.isEmpty()) return;
    Map<String, List<Pupil>> old = gone.stream().collect(Collectors.groupingBy(by));
    Map<String, List<Pupil>> fresh = come.stream().collect(Collectors.groupingBy(by));
    old.forEach(
        (key, ones) -> {
          List<Pupil> others = fresh.getOrDefault(key, List.of());
          if (key.isEmpty() || ones.size() != 1 || others.size() != 1) return;
          if (!check.holds(ones.getFirst(), others.getFirst())) return;
          changes.add(new Changed(ones.getFirst(), others.getFirst()));
          removeSame(gone, ones.getFirst());
          removeSame(come, others.getFirst());
        });
  }

  private static void pairByFormerUpn(List<Pupil> gone, List<Pupil> come, List<Changed> changes) {
    for (Pupil after : List.copyOf(come)) {
      if (after.formerUpn().isEmpty()) continue;
      List<Pupil> before =
          gone.stream().filter(p -> p.identity().upn().equals(after.formerUpn())).toList();
      if (before.size() != 1 || !couldBeOne(before.getFirst(), after)) continue;
      changes.add(new Changed(before.getFirst(), after));
      removeSame(gone, before.getFirst());
      removeSame(come, after);
    }
  }

  @SuppressWarnings("ReferenceEquality") // two lines may be equal; the very one paired must go
  private static void removeSame(List<Pupil> pupils, Pupil one) {
    pupils.removeIf(p -> p == one);
  }
}
