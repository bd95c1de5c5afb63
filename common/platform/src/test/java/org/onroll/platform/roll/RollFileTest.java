package org.onroll.platform.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;

class RollFileTest {
  private static final String TEXT = RollText.csv(1, 20).replace("Given", "Zoë");

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(Kind kind, String words, byte[] body, boolean compressed) {
    assertThatThrownBy(() -> RollFile.of(body, compressed))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  @Test
  void a_byte_order_mark_is_taken_off() {
    assertThat(RollFile.of(utf8("\uFEFF" + TEXT), false).text()).isEqualTo(TEXT);
  }

  @Test
  void a_file_has_one_hash_compressed_or_not() throws IOException {
    RollFile plain = RollFile.of(utf8(TEXT), false);
    RollFile compressed = RollFile.of(gzip(utf8(TEXT)), true);
    assertThat(compressed).isEqualTo(plain);
    assertThat(plain.hash()).matches("[0-9a-f]{64}");
    assertThat(RollFile.of(utf8(TEXT + "\n"), false).hash()).isNotEqualTo(plain.hash());
  }

  @Test
  void excels_own_encoding_is_refused_with_what_to_do() { // abuse-A5
    byte[] cp1252 = TEXT.getBytes(Charset.forName("windows-1252"));
    refused(Kind.BAD_REQUEST, "CSV UTF-8", cp1252, false);
    refused(Kind.BAD_REQUEST, "CSV UTF-8", TEXT.getBytes(StandardCharsets.UTF_16), false);
  }

  @Test
  void a_file_with_nul_is_refused() { // abuse-A5
    refused(Kind.BAD_REQUEST, "NUL", utf8(TEXT + "\0"), false);
  }

  @Test
  void a_file_that_is_no_gzip_is_refused() throws IOException {
    refused(Kind.BAD_REQUEST, "gzip", utf8(TEXT), true);
    byte[] wrongSum = gzip(utf8(TEXT));
    wrongSum[wrongSum.length - 6] ^= 1;
    refused(Kind.BAD_REQUEST, "gzip", wrongSum, true);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.3, 0.5, 0.9, 0.99})
  void a_cut_gzip_is_what_came_before_the_cut(double share) throws IOException { // fault-F13
    byte[] whole = gzip(utf8(TEXT));
    RollFile file = RollFile.of(Arrays.copyOf(whole, (int) (whole.length * share)), true);
    assertThat(file.cut()).isTrue();
    assertThat(TEXT).startsWith(file.text());
  }

  @Test
  void a_gzip_cut_inside_a_letter_is_read_to_the_letter_before() throws IOException { // fault-F13
    // One stored block, so that the cut falls on the byte that it is meant for.
    byte[] text = utf8("Zoë");
    byte[] header = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 4, 0, (byte) 0xfb, (byte) 0xff};
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    cut.write(header);
    cut.write(text, 0, 3);
    RollFile file = RollFile.of(cut.toByteArray(), true);
    assertThat(file.cut()).isTrue();
    assertThat("Zo").startsWith(file.text());
  }

  @Test
  void a_gzip_bomb_is_refused_before_it_is_large() throws IOException { // abuse-A2
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      byte[] zeros = new byte[1024 * 1024];
      for (int i = 0; i < 200; i++) gzip.write(zeros);
    }
    refused(Kind.TOO_LARGE, "16 MB", out.toByteArray(), true);
    refused(Kind.TOO_LARGE, "16 MB", new byte[17 * 1024 * 1024], false);
  }
}
