package org.onroll.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onroll.local.http.Json;

/**
 * Every mail that was taken, and whether what became of it has been told. Kept, if anywhere, as
 * lines that are only ever added: a mail, or the id of a mail whose events have all been told. A
 * line that a killed process left unfinished was never answered for, and is dropped.
 */
public final class Inbox implements AutoCloseable {
  private static final String MAIL_ID = "mail-id";

  private final Map<String, Mail> mails = new LinkedHashMap<>();
  private final Map<String, Mail> untold = new LinkedHashMap<>();
  private final Set<String> toldIds = new HashSet<>();
  private final List<String> takenAgain = new ArrayList<>();
  private final Optional<FileChannel> file;

  /** Keeps the mails in this file, or in memory only. */
  public Inbox(Optional<Path> path) throws IOException {
    if (path.isPresent()) {
      if (Files.exists(path.get())) read(path.get());
      FileChannel channel =
          FileChannel.open(path.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.position(channel.size());
      file = Optional.of(channel);
    } else {
      file = Optional.empty();
    }
  }

  /** In the order in which they were taken. */
  public synchronized List<Mail> mails() {
    return List.copyOf(mails.values());
  }

  /** Those whose events have not all been told. */
  public synchronized List<Mail> untold() {
    return List.copyOf(untold.values());
  }

  /**
   * Ids, as senders tag their mails, of those that were taken once more when all had been told of
   * them.
   */
  public synchronized List<String> takenAgain() {
    return List.copyOf(takenAgain);
  }

  synchronized void add(Mail mail) throws IOException {
    append(toJson(mail));
    keep(mail);
  }

  private void keep(Mail mail) {
    mails.put(mail.id(), mail);
    untold.put(mail.id(), mail);
    String id = mail.tags().getOrDefault(MAIL_ID, "");
    if (!id.isEmpty() && toldIds.contains(id)) takenAgain.add(id);
  }

  private void tell(String id) {
    Mail mail = untold.remove(id);
    if (mail != null) toldIds.add(mail.tags().getOrDefault(MAIL_ID, ""));
  }

  synchronized void told(Mail mail) throws IOException {
    ObjectNode line = Json.MAPPER.createObjectNode();
    append(line.put("told", mail.id()));
    tell(mail.id());
  }

  @Override
  public synchronized void close() throws IOException {
    if (file.isPresent()) file.get().close();
  }

  private void append(ObjectNode line) throws IOException {
    if (file.isEmpty()) return;
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) file.get().write(bytes);
  }

  private void read(Path path) throws IOException {
    byte[] content = Files.readAllBytes(path);
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') end--;
    if (end < content.length) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    }
    for (String line : new String(content, 0, end, StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.isEmpty()) continue;
      JsonNode node = Json.MAPPER.readTree(line);
      if (node.has("told")) {
        tell(node.path("told").asText());
      } else {
        keep(fromJson(node));
      }
    }
  }

  private static ObjectNode toJson(Mail mail) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("id", mail.id()).put("from", mail.from());
    mail.to().forEach(node.putArray("to")::add);
    node.put("subject", mail.subject()).put("text", mail.text()).put("html", mail.html());
    ObjectNode tags = node.putObject("tags");
    mail.tags().forEach(tags::put);
    mail.configurationSet().ifPresent(set -> node.put("configurationSet", set));
    return node.put("at", mail.at().toString());
  }

  private static Mail fromJson(JsonNode node) throws JsonProcessingException {
    List<String> to = new ArrayList<>();
    node.path("to").forEach(address -> to.add(address.asText()));
    Map<String, String> tags = new LinkedHashMap<>();
    node.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return new Mail(
        node.path("id").asText(),
        node.path("from").asText(),
        to,
        node.path("subject").asText(),
        node.path("text").asText(),
        node.path("html").asText(),
        tags,
        Optional.ofNullable(node.get("configurationSet")).map(JsonNode::asText),
        Instant.parse(node.path("at").asText()));
  }
}
