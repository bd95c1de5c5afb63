package org.onroll.world.score;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onroll.world.county.Child;
import org.onroll.world.county.School;
import org.onroll.world.onroll.Mail;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Truth;

/** No mail twice, and in none a child's surname, number or date of birth, nor a school's name. */
public final class MailCheck {
  private static final int SHORTEST_SURNAME = 5;
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}'’-]{" + SHORTEST_SURNAME + ",}");
  private static final Pattern NUMBER = Pattern.compile("\\b[A-Z][0-9]{11}[0-9A-Z]\\b");
  private static final Pattern DAY =
      Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b|\\b[0-9]{2}/[0-9]{2}/[0-9]{4}\\b");

  private final Books books;
  private final Set<String> surnames = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> birthdays = new HashSet<>();
  private final List<String> schools;

  public MailCheck(Truth truth, Books books) {
    this.books = books;
    this.schools = truth.schools().all().map(School::name).toList();
    truth
        .timelines()
        .forEach(
            timeline -> {
              Child child = timeline.child();
              addSurname(child.name().surname());
              addSurname(child.name().plain().surname());
              birthdays.add(child.born().toString());
              birthdays.add(
                  "%02d/%02d/%d"
                      .formatted(
                          child.born().getDayOfMonth(),
                          child.born().getMonthValue(),
                          child.born().getYear()));
              timeline.registrations().stream().map(Registration::upn).forEach(numbers::add);
            });
    numbers.remove("");
  }

  private void addSurname(String surname) {
    for (String part : surname.split(" ", -1)) {
      if (part.length() >= SHORTEST_SURNAME) surnames.add(part.toLowerCase(Locale.ROOT));
    }
  }

  public void check(List<Mail> mails) {
    Set<String> seen = new HashSet<>();
    for (Mail mail : mails) {
      books.require(
          seen.add(mail.to() + "\n" + mail.subject() + "\n" + mail.text()),
          "The same mail twice: " + mail.id() + " to " + mail.to() + ", " + mail.subject());
      books.require(mail.to().endsWith("@example.org"), "Mail to a stranger: " + mail.id());
      check(mail, mail.subject() + "\n" + mail.text() + "\n" + mail.html());
    }
  }

  private void check(Mail mail, String text) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (surnames.contains(word.group().toLowerCase(Locale.ROOT))) named(mail, "a surname");
    }
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      if (numbers.contains(number.group())) named(mail, "a UPN");
    }
    Matcher day = DAY.matcher(text);
    while (day.find()) {
      if (birthdays.contains(day.group())) named(mail, "a date of birth");
    }
    if (schools.stream().anyMatch(text::contains)) named(mail, "the name of a school");
  }

  private void named(Mail mail, String what) {
    books.violated("A mail shows " + what + ": " + mail.id() + ", " + mail.subject());
  }
}
