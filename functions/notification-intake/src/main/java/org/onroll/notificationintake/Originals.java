package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.onroll.domain.access.Role;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.returns.Original;
import org.onroll.domain.returns.OriginalChunk;
import org.onroll.domain.returns.Receipt;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/** The letter or mail that a keyed form came by (requirement B6): attached once, given back. */
final class Originals {
  private final Spine spine;
  private final Callers callers;

  Originals(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  Response put(Request request) {
    String receipt = receipt(request);
    Original.Type type =
        Original.Type.parse(request.contentType())
            .orElseThrow(
                () ->
                    ProblemException.of(
                        Kind.UNSUPPORTED,
                        "Send the original as application/pdf, image/jpeg or text/plain."));
    int parts = number(request, "parts");
    int part = number(request, "part");
    if (part > parts) throw ProblemException.badRequest("part is more than parts.");
    byte[] content = request.body();
    if (content.length == 0) throw ProblemException.badRequest("The body is empty.");
    if (content.length > Original.LONGEST_PART) {
      throw tooLarge("A part holds up to 3.5 MB. Send a larger original as two, ?part=1&parts=2.");
    }
    if (!type.fits(content, part == 1)) {
      throw ProblemException.of(
          Kind.UNSUPPORTED,
          type == Original.Type.TEXT
              ? "This is not text in UTF-8. Save it as UTF-8, or send it as PDF; in two parts,"
                  + " divide it at the end of a line."
              : "The content is not what its Content-Type says.");
    }
    String hash = hash(content);
    int chunks = (content.length + OriginalChunk.LONGEST - 1) / OriginalChunk.LONGEST;
    Original original =
        new Original(
            receipt,
            part,
            parts,
            type,
            content.length,
            hash,
            chunks,
            request.client(),
            spine.now());
    List<Original> kept = parts(receipt);
    Optional<Response> before = before(original, kept);
    if (before.isPresent()) return before.get();
    int other = kept.stream().mapToInt(Original::bytes).sum();
    if (other + content.length > Original.LONGEST) {
      throw tooLarge("An original holds up to 5 MB in all.");
    }
    if (part > 1 && kept.isEmpty()) {
      throw ProblemException.of(Kind.CONFLICT, "Send ?part=1&parts=2 first, and then this part.");
    }
    try {
      spine.records().commit(whole(original, content));
    } catch (ConflictException e) {
      return before(original, parts(receipt)).orElseThrow(() -> e);
    }
    return Response.json(201, view(original, kept.size() + 1)).noting("receipt", receipt);
  }

  private static ProblemException tooLarge(String words) {
    return ProblemException.of(Kind.TOO_LARGE, words);
  }

  /** The answer where this part is there already. */
  private static Optional<Response> before(Original sent, List<Original> kept) {
    for (Original there : kept) {
      boolean same = there.part() == sent.part() && there.hash().equals(sent.hash());
      if (same && there.type() == sent.type() && there.parts() == sent.parts()) {
        return Optional.of(Response.json(200, view(there, kept.size())).replayed());
      }
      if (there.part() == sent.part()
          || there.parts() != sent.parts()
          || there.type() != sent.type()) {
        throw ProblemException.of(
            Kind.CONFLICT, "Another original is attached here already. It stays as it came.");
      }
    }
    return Optional.empty();
  }

  /** The part with its bytes. */
  private static List<Change> whole(Original original, byte[] content) {
    List<Change> changes = new ArrayList<>();
    changes.add(Change.create(original));
    for (int n = 0; n < original.chunks(); n++) {
      int from = n * OriginalChunk.LONGEST;
      byte[] some =
          Arrays.copyOfRange(content, from, Math.min(content.length, from + OriginalChunk.LONGEST));
      changes.add(Change.put(new OriginalChunk(original.receipt(), original.hash(), n, some)));
    }
    return changes;
  }

  Response get(Request request) {
    String receipt = receipt(request);
    int part = number(request, "part");
    Original original =
        spine
            .records()
            .find(Original.key(receipt, part))
            .orElseThrow(
                () -> ProblemException.of(Kind.NOT_FOUND, "No original is attached here."));
    ByteArrayOutputStream content = new ByteArrayOutputStream(original.bytes());
    spine
        .records()
        .findAll(
            IntStream.range(0, original.chunks())
                .mapToObj(n -> OriginalChunk.key(receipt, original.hash(), n))
                .toList())
        .forEach(c -> content.writeBytes(c.bytes()));
    if (content.size() != original.bytes()) {
      throw new IllegalStateException("chunks of an original are missing");
    }
    return Response.bytes(original.type().media(), content.toByteArray())
        .with("X-Original-Parts", String.valueOf(original.parts()))
        .noting("receipt", receipt);
  }

  /** Of the path, where the caller is an officer and there is such a receipt. */
  private String receipt(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    return spine
        .records()
        .find(Receipt.key(request.path("id")))
        .map(Receipt::id)
        .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "There is no such receipt."));
  }

  private List<Original> parts(String receipt) {
    return spine.records().list(Original.class, Receipt.partition(receipt), Original.PREFIX);
  }

  private static int number(Request request, String name) {
    String text = request.query(name).orElse("1");
    if (!text.matches("[1-" + Original.MOST_PARTS + "]")) {
      throw ProblemException.badRequest(name + " is 1 or " + Original.MOST_PARTS + ".");
    }
    return Integer.parseInt(text);
  }

  private static ObjectNode view(Original o, int there) {
    return Json.object()
        .put("receipt", o.receipt())
        .put("type", o.type().media())
        .put("part", o.part())
        .put("parts", o.parts())
        .put("bytes", o.bytes())
        .put("sha256", o.hash())
        .put("by", o.by())
        .put("at", o.at().toString())
        .put("complete", there == o.parts());
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
