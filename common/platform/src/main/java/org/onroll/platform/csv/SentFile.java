package org.onroll.platform.csv;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;

/**
 * A text file that was sent, read as often as needed and never held expanded.
 *
 * @param hash SHA-256 of the expanded bytes, hexadecimal
 * @param charset UTF-8, UTF-16 where its mark says so, else what Excel writes on Windows
 */
@SuppressWarnings("ArrayRecordComponent") // a file is bytes; files are never compared
public record SentFile(byte[] body, boolean compressed, String hash, Charset charset) {
  private static final long LARGEST_BYTES = 32L * 1024 * 1024;

  /** Files of returns come to a tenth; of one line, over and over, to a hundredth. */
  private static final long MOST_EXPANDED = 200;

  /** Below this no ratio is looked at. */
  private static final long SMALL = 1024 * 1024;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * @throws ProblemException 413 for more than 32 MB of text or a file that expands more than
   *     200-fold (abuse-A2), 400 for what is no text, 415 for a workbook or XML
   */
  public static SentFile of(byte[] body, boolean compressed) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] head;
      try (InputStream in = new DigestInputStream(open(body, compressed), sha256)) {
        head = in.readNBytes(8);
        byte[] buffer = new byte[64 * 1024];
        long size = head.length;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          size += n;
          bounded(size, compressed ? body.length : size);
        }
      }
      sniff(head);
      Charset charset = charset(body, compressed, head);
      return new SentFile(body, compressed, HexFormat.of().formatHex(sha256.digest()), charset);
    } catch (EOFException e) {
      throw ProblemException.badRequest("The compressed file is cut: its end is missing.");
    } catch (ZipException e) {
      throw ProblemException.badRequest("The body is not a gzip file.");
    } catch (IOException e) {
      throw ProblemException.badRequest("The compressed file cannot be read.");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  private static void bounded(long size, long sent) {
    if (size > LARGEST_BYTES) {
      throw ProblemException.of(Kind.TOO_LARGE, "A file has at most 32 MB when it is expanded.");
    }
    if (size > SMALL && size > sent * MOST_EXPANDED) {
      throw ProblemException.of(
          Kind.TOO_LARGE, "The file expands to more than 200 times its size: it is not taken.");
    }
  }

  private static void sniff(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK")) {
      throw ProblemException.of(
          Kind.UNSUPPORTED,
          "This is a workbook. In Excel, save it as \"CSV UTF-8\" and send that.");
    }
    String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    if (text.stripLeading().startsWith("<")) throw xml();
  }

  /** Said wherever XML comes. */
  public static ProblemException xml() {
    return ProblemException.of(
        Kind.UNSUPPORTED,
        "XML, such as a Common Transfer File, is not taken here yet. Send the returns as CSV"
            + " (docs/returns-format.md).");
  }

  private static Charset charset(byte[] body, boolean compressed, byte[] head) throws IOException {
    if (head.length > 1 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (head.length > 1 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, WINDOWS}) {
      if (decodes(body, compressed, charset)) return charset;
    }
    throw ProblemException.badRequest(
        "The file is neither UTF-8 nor what Excel writes. In Excel, save it as \"CSV UTF-8 (comma"
            + " delimited)\".");
  }

  private static boolean decodes(byte[] body, boolean compressed, Charset charset)
      throws IOException {
    try (Reader reader = new InputStreamReader(open(body, compressed), charset.newDecoder())) {
      char[] buffer = new char[32 * 1024];
      while (reader.read(buffer) >= 0) {}
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** From the beginning, without a byte order mark. */
  public Reader open() {
    try {
      Reader reader = new InputStreamReader(open(body, compressed), charset.newDecoder());
      PushbackReader back = new PushbackReader(reader);
      int first = back.read();
      if (first >= 0 && first != 0xfeff) back.unread(first);
      return back;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(byte[] body, boolean compressed) throws IOException {
    InputStream bytes = new ByteArrayInputStream(body);
    return compressed ? new GZIPInputStream(bytes, 32 * 1024) : bytes;
  }

  @Override
  public String toString() {
    return "SentFile[" + charset + "]";
  }
}
