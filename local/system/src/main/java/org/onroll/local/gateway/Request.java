package org.onroll.local.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param path percent-encoded, without the query
 * @param query percent-encoded, without the question mark; empty when there is none
 * @param headers values by name as sent, in order
 * @param body its bytes; empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Request(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

  /** The last value of this header, whatever the case of its name. */
  Optional<String> header(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return headers.entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(wanted))
        .map(header -> header.getValue().getLast())
        .findFirst();
  }
}
