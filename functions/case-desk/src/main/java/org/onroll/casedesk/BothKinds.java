package org.onroll.casedesk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.records.Page;
import org.onroll.domain.records.Records;
import org.onroll.platform.http.ProblemException;

/**
 * Enquiries and CME cases as one list, by what is due next. Each kind has a list of its own in the
 * table; the two are read side by side. A cursor says for each where the page began of which some
 * is still to be shown, and which case was shown last.
 */
final class BothKinds {
  private static final String AT_END = "-";

  /** Where both begin, and nothing shown yet. */
  private static final List<String> FIRST = List.of("", "", "");

  private final Records records;
  private final CaseState state;
  private final int limit;

  BothKinds(Records records, CaseState state, int limit) {
    this.records = records;
    this.state = state;
    this.limit = limit;
  }

  /**
   * @param cursor of the page before; null for the first
   * @throws ProblemException 400 for a cursor that no page gave
   */
  Page<EnquiryCase> page(@Nullable String cursor) {
    List<String> at = read(cursor);
    String last = at.getLast();
    List<Side> sides =
        List.of(
            new Side(CaseKind.ENQUIRY, at.get(0), last), new Side(CaseKind.CME, at.get(1), last));
    List<EnquiryCase> items = new ArrayList<>();
    while (items.size() < limit) {
      Optional<Side> first = first(sides);
      if (first.isEmpty()) return new Page<>(items, null);
      items.add(first.get().take());
    }
    if (first(sides).isEmpty()) return new Page<>(items, null);
    return new Page<>(items, write(sides, order(items.getLast())));
  }

  private static Optional<Side> first(List<Side> sides) {
    return sides.stream().filter(Side::more).min(Comparator.comparing(Side::next));
  }

  private static String order(EnquiryCase one) {
    return one.listed().orElseThrow().order();
  }

  private static String write(List<Side> sides, String last) {
    List<String> lines = new ArrayList<>(sides.stream().map(Side::at).toList());
    lines.add(last);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> read(@Nullable String cursor) {
    if (cursor == null) return FIRST;
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> lines = List.of(text.split("\n", -1));
      if (lines.size() == FIRST.size()) return lines;
    } catch (IllegalArgumentException e) {
      // As any other text that no page gave.
    }
    throw ProblemException.badRequest("cursor is not one that a page gave.");
  }

  /** The list of one kind, read page by page. */
  private final class Side {
    private final String list;
    private final String after;
    private final Deque<EnquiryCase> read = new ArrayDeque<>();
    private String from;
    private String next;

    /**
     * @param from cursor of the first page to read; blank for the list's first
     * @param after order of the last case that was shown; blank before the first
     */
    Side(CaseKind kind, String from, String after) {
      this.list = EnquiryCase.list(kind, state);
      this.from = from;
      this.next = from;
      this.after = after;
    }

    boolean more() {
      while (read.isEmpty() && !AT_END.equals(next)) turn();
      return !read.isEmpty();
    }

    private void turn() {
      from = next;
      Page<EnquiryCase> page =
          records.worklist(EnquiryCase.class, list, from.isEmpty() ? null : from, limit);
      page.items().stream().filter(c -> order(c).compareTo(after) > 0).forEach(read::add);
      String following = page.next();
      next = following == null ? AT_END : following;
    }

    String next() {
      return order(read.element());
    }

    /** Where the next page of both begins to read this one. */
    String at() {
      return read.isEmpty() ? next : from;
    }

    EnquiryCase take() {
      return read.remove();
    }
  }
}
