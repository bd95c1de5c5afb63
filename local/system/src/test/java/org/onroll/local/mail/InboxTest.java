package org.onroll.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  private static final Mail FIRST = mail("m-1", "Enquiry opened");
  private static final Mail SECOND = mail("m-2", "<script>alert(1)</script> & 'more'");

  @TempDir Path folder;

  @Test
  void mails_are_kept_and_so_is_what_was_told_of_them() throws Exception {
    Optional<Path> file = Optional.of(folder.resolve("inbox.jsonl"));
    try (Inbox inbox = new Inbox(file)) {
      inbox.add(FIRST);
      inbox.add(SECOND);
      inbox.told(FIRST);
    }
    try (Inbox inbox = new Inbox(file)) {
      assertThat(inbox.mails()).containsExactly(FIRST, SECOND);
      assertThat(inbox.untold()).containsExactly(SECOND);
    }
  }

  @Test
  void a_mail_that_is_taken_again_after_its_event_was_told_is_named() throws Exception { // fault-F7
    Optional<Path> file = Optional.of(folder.resolve("inbox.jsonl"));
    try (Inbox inbox = new Inbox(file)) {
      inbox.add(FIRST);
      inbox.told(FIRST);
    }
    try (Inbox inbox = new Inbox(file)) {
      assertThat(inbox.takenAgain()).isEmpty();
      inbox.add(SECOND);
      assertThat(inbox.takenAgain()).containsExactly("o-1");
    }
    try (Inbox inbox = new Inbox(file)) {
      assertThat(inbox.takenAgain()).containsExactly("o-1");
    }
  }

  @Test
  void a_mail_that_is_taken_twice_before_its_event_was_told_is_not() throws Exception { // fault-F7
    Optional<Path> file = Optional.of(folder.resolve("inbox.jsonl"));
    try (Inbox inbox = new Inbox(file)) {
      inbox.add(FIRST);
    }
    try (Inbox inbox = new Inbox(file)) {
      inbox.add(SECOND);
      inbox.told(FIRST);
      inbox.told(SECOND);
    }
    try (Inbox inbox = new Inbox(file)) {
      assertThat(inbox.mails()).hasSize(2);
      assertThat(inbox.takenAgain()).isEmpty();
    }
  }

  @Test
  void a_line_that_a_killed_process_left_unfinished_is_dropped() throws Exception {
    Path file = folder.resolve("inbox.jsonl");
    try (Inbox inbox = new Inbox(Optional.of(file))) {
      inbox.add(FIRST);
    }
    Files.writeString(file, "{\"id\":\"m-2\",\"fr", StandardOpenOption.APPEND);
    try (Inbox inbox = new Inbox(Optional.of(file))) {
      inbox.add(SECOND);
    }
    try (Inbox inbox = new Inbox(Optional.of(file))) {
      assertThat(inbox.mails()).containsExactly(FIRST, SECOND);
    }
  }

  @Test
  void programs_read_the_inbox_as_a_list() {
    JsonNode list = InboxView.json(List.of(FIRST));
    assertThat(list).hasSize(1);
    for (String field : List.of("id", "to", "subject", "text", "html", "at")) {
      assertThat(list.path(0).path(field).isTextual()).as(field).isTrue();
    }
    assertThat(list.path(0).path("to").asText()).isEqualTo("office.999101@example.org");
  }

  @Test
  void what_a_mail_says_is_only_text_on_the_page() {
    String page = InboxView.page(List.of(FIRST, SECOND));
    assertThat(page)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;more&#39;");
    assertThat(page.indexOf("script&gt;")).isLessThan(page.indexOf("Enquiry opened"));
    assertThat(InboxView.CONTENT_SECURITY_POLICY)
        .startsWith("default-src 'none'")
        .doesNotContain("script-src");
  }

  private static Mail mail(String id, String subject) {
    return new Mail(
        id,
        "onroll@example.org",
        List.of("office.999101@example.org"),
        subject,
        "Please send the return.\nThank you.",
        "<p>Please send the return.</p>",
        Map.of("mail-id", "o-1"),
        Optional.of("onroll-reminders"),
        Instant.parse("2026-09-14T06:05:00.123Z"));
  }
}
