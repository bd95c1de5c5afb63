package org.onroll.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onroll.domain.books.Books;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.Restore;
import org.onroll.local.http.Json;
import org.onroll.local.mail.Inbox;
import org.onroll.local.mail.Mail;
import org.onroll.platform.table.TableArchive;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The books of this machine's table, and its outbox against what the local SES took.
 *
 * @param twice mails that were sent again although SES's event of the first had come
 */
record Audit(Books books, List<String> unreadable, List<String> unknown, List<String> twice) {
  private static final int MOST_SHOWN = 50;

  static Audit of(DynamoDbClient client, String table, Inbox inbox) {
    TableArchive archive = new TableArchive(client, table);
    Books books = Books.audit(archive);
    Map<String, OutgoingMail> outbox = new HashMap<>();
    archive.all(OutgoingMail.class).forEach(m -> outbox.put(m.id(), m));
    List<String> unknown = new ArrayList<>();
    List<Restore> restores = archive.all(Restore.class);
    for (Mail mail : inbox.mails()) {
      OutgoingMail kept = outbox.get(mail.tags().getOrDefault("mail-id", ""));
      boolean forgotten = restores.stream().anyMatch(r -> isForgotten(mail, r));
      if (forgotten) continue;
      if (kept == null || kept.status() == OutgoingMail.Status.WAITING) unknown.add(mail.id());
    }
    return new Audit(books, archive.unreadable(), unknown, inbox.takenAgain());
  }

  /** It went out, and the table was restored to a moment before. */
  private static boolean isForgotten(Mail mail, Restore restore) {
    return mail.at().isAfter(restore.from()) && !mail.at().isAfter(restore.to());
  }

  boolean balance() {
    return books.balance() && problems().isEmpty();
  }

  /** What does not agree, in words; keys only. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    books.disagreements().forEach(d -> problems.add(d.toString()));
    unreadable.forEach(key -> problems.add(key + ": cannot be read"));
    unknown.forEach(id -> problems.add(id + ": SES took a mail that the outbox has not sent"));
    twice.forEach(id -> problems.add("MAIL#" + id + ": sent again after SES's event had come"));
    if (books.pending() > 0) {
      problems.add(books.pending() + " accepted rolls whose effects are still to be written");
    }
    return problems;
  }

  void print(PrintWriter out) {
    out.println("Rebuilt from accepted rolls, receipts, movements and events of cases:");
    books.counts().forEach((what, count) -> out.printf(Locale.ROOT, "  %,9d %s%n", count, what));
    List<String> problems = problems();
    problems.stream().limit(MOST_SHOWN).forEach(p -> out.println("  ! " + p));
    if (problems.size() > MOST_SHOWN) {
      out.println("  ! and " + (problems.size() - MOST_SHOWN) + " more");
    }
    out.println(
        problems.isEmpty()
            ? "The books balance."
            : "The books do not balance: " + problems.size() + " disagreements.");
    out.flush();
  }

  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("balance", balance());
    ObjectNode counts = json.putObject("compared");
    books.counts().forEach(counts::put);
    ArrayNode problems = json.putArray("problems");
    problems().forEach(problems::add);
    return json;
  }
}
