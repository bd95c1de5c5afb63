package org.onroll.platform.roll;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;

/**
 * The text of a roll that was sent.
 *
 * @param text UTF-8, without a byte order mark
 * @param cut a compressed file that ends too early; the text is what came before
 * @param hash SHA-256 of the uncompressed bytes, hexadecimal
 */
public record RollFile(String text, boolean cut, String hash) {
  /** A school of 3,000 pupils has a roll of under 1 MB. */
  private static final int LARGEST_BYTES = 16 * 1024 * 1024;

  /**
   * @throws ProblemException 413 for more than 16 MB of text, 400 for bytes that are no UTF-8
   */
  public static RollFile of(byte[] body, boolean compressed) {
    boolean cut = false;
    byte[] bytes = body;
    if (compressed) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      cut = expand(body, out);
      bytes = out.toByteArray();
    }
    if (bytes.length > LARGEST_BYTES) throw tooLarge();
    return new RollFile(decode(bytes, cut), cut, sha256(bytes));
  }

  /** Expands what can be; true where the end is missing. */
  private static boolean expand(byte[] body, ByteArrayOutputStream out) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        if (out.size() > LARGEST_BYTES) throw tooLarge();
      }
      return false;
    } catch (EOFException e) {
      return true;
    } catch (ZipException e) {
      throw ProblemException.badRequest("The body is not a gzip file.");
    } catch (IOException e) {
      throw ProblemException.badRequest("The gzip file cannot be read.");
    }
  }

  private static String decode(byte[] bytes, boolean cut) {
    int length = cut ? wholeCharacters(bytes) : bytes.length;
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      if (text.indexOf('\0') >= 0) {
        throw ProblemException.badRequest("The file holds NUL characters: it is not a CSV file.");
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw ProblemException.badRequest(
          "The file is not UTF-8. In Excel, save it as \"CSV UTF-8 (comma delimited)\".");
    }
  }

  private static int wholeCharacters(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] & 0xC0) == 0x80) end--;
    return end > 0 && (bytes[end - 1] & 0xC0) == 0xC0 ? end - 1 : bytes.length;
  }

  private static ProblemException tooLarge() {
    return ProblemException.of(Kind.TOO_LARGE, "A roll has at most 16 MB when it is expanded.");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
