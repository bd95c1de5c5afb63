package org.onroll.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts are named by what they say, so the texts must be those of Jackson's own mapper. */
class JsonTreeTest {
  private static final ObjectMapper JACKSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"a\"",
        "[]",
        "{}",
        "{} what follows",
        "{\"b\":{\"y\":[1,{\"d\":null,\"c\":\"x\"},[]],\"x\":{}},\"a\":true,\"A\":false,\"\":0}",
        "{\"a\":1,\"b\":2,\"a\":{\"last\":\"counts\"}}",
        "[0,-1,2147483647,2147483648,-9223372036854775808,9223372036854775808]",
        "[0.0,-0.0,1.5,1e3,1E-7,0.1,100000000000000000000.5,1e999]",
        "\"\\u2028 \\ud83d\\ude00 \\u0000 \\\\ \\\" \\/ é £ \\n\"",
        "[\"\\ud83d\"]"
      })
  void reads_and_writes_as_jacksons_mapper_does(String text) throws IOException {
    JsonNode tree = JACKSON.readTree(text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Json.parse(text)).isEqualTo(tree);
    assertThat(Json.event(new ByteArrayInputStream(bytes))).isEqualTo(tree);
    assertThat(Json.write(tree)).isEqualTo(JACKSON.writeValueAsString(tree));
    assertThat(Json.canonical(tree))
        .isEqualTo(JACKSON.writeValueAsString(JACKSON.convertValue(tree, Object.class)));
    assertThat(Json.line(tree)).isPrintable();
    assertThat(Json.parse(Json.line(tree))).isEqualTo(Json.parse(Json.write(tree)));
  }
}
