package org.onroll.domain.mail;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A mail in words: reference, kind and date, what to do, and a link only to the configured case
 * system.
 */
public record MailText(String subject, String text, String html) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

  /**
   * @param caseSystem address that a reference is appended to; blank for none
   */
  public static MailText of(OutgoingMail mail, String caseSystem) {
    MailKind kind = mail.kind();
    String day = DAY.format(mail.date());
    String what = String.format(Locale.ROOT, kind.what(), day, mail.reference());
    String link = caseSystem.isBlank() ? "" : caseSystem + mail.reference();
    String subject = kind.subject() + ": " + mail.reference() + ", " + shortDay(mail.date());
    String footer = "OnRoll sends this for the local authority. It names nobody on purpose.";
    String text =
        what
            + "\n\n"
            + kind.todo()
            + "\n"
            + (link.isEmpty() ? "" : "\n" + link + "\n")
            + "\n-- \n"
            + footer
            + "\n";
    String html =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
            + escape(subject)
            + "</title></head><body><p>"
            + escape(what)
            + "</p><p>"
            + escape(kind.todo())
            + "</p>"
            + (link.isEmpty()
                ? ""
                : "<p><a href=\"" + escape(link) + "\">" + escape(link) + "</a></p>")
            + "<p><small>"
            + footer
            + "</small></p></body></html>";
    return new MailText(subject, text, html);
  }

  private static String shortDay(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK).format(date);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
