package org.onroll.rolldiff;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;

/** Sends rolls as schools do. */
final class Rolls {
  static final String ROUTE = "PUT /schools/{urn}/rolls/{date}";
  private final RequestStreamHandler handler;

  Rolls(Town town) {
    this.handler = new RollDiffHandler(town.environment());
  }

  RequestStreamHandler handler() {
    return handler;
  }

  Answer put(String urn, String date, String csv) {
    return call(urn, date).csv(csv).on(handler);
  }

  /** As another client than the school's own. */
  Answer put(String client, String urn, String date, String csv) {
    return call(urn, date).as(client).csv(csv).on(handler);
  }

  Answer put(String urn, String date, String contentType, byte[] body) {
    return call(urn, date).bytes(body).header("Content-Type", contentType).on(handler);
  }

  Call call(String urn, String date) {
    return Call.to(ROUTE).as(Town.clientOf(urn)).path("urn", urn).path("date", date);
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
