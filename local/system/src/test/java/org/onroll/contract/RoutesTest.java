package org.onroll.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onroll.local.engines.Checkout;
import org.onroll.local.engines.template.Template;
import org.yaml.snakeyaml.Yaml;

/** openapi.yaml, template.yaml and the handlers describe the same routes. */
class RoutesTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Test
  void what_is_described_is_what_is_deployed() throws IOException {
    Set<String> deployed =
        template().functions().stream()
            .flatMap(f -> f.routes().stream())
            .map(r -> r.method().toUpperCase(Locale.ROOT) + " " + r.path())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described()).isEqualTo(deployed);
  }

  @Test
  void every_operation_has_an_id_a_tag_and_says_what_can_go_wrong() throws IOException {
    for (Map.Entry<String, Map<String, Object>> operation : operations().entrySet()) {
      assertThat(operation.getValue())
          .as(operation.getKey())
          .containsKeys("operationId", "tags", "summary", "responses");
      Map<?, ?> responses = (Map<?, ?>) operation.getValue().get("responses");
      assertThat(responses.keySet().stream().map(String::valueOf))
          .as(operation.getKey())
          .contains("401", "403");
    }
  }

  private static Set<String> described() throws IOException {
    return new TreeSet<>(operations().keySet());
  }

  @SuppressWarnings("unchecked") // the document's shape is OpenAPI's
  private static Map<String, Map<String, Object>> operations() throws IOException {
    Map<String, Object> document =
        new Yaml().load(Files.readString(Checkout.root().resolve("openapi.yaml")));
    Map<String, Map<String, Object>> operations = new java.util.TreeMap<>();
    ((Map<String, Map<String, Object>>) document.get("paths"))
        .forEach(
            (path, item) ->
                item.forEach(
                    (method, operation) -> {
                      if (METHODS.contains(method)) {
                        operations.put(
                            method.toUpperCase(Locale.ROOT) + " " + path,
                            (Map<String, Object>) operation);
                      }
                    }));
    return operations;
  }

  private static Template template() {
    return Template.ofCheckout(
        Map.of(
            "TokenIssuer", "https://issuer.example.org",
            "JwksUrl", "https://issuer.example.org/jwks.json",
            "MailIdentity", "example.org",
            "MailSender", "onroll@example.org",
            "AllowedRecipientDomains", "example.org"));
  }
}
