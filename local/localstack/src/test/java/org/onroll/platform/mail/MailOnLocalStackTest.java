package org.onroll.platform.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onroll.localstack.LocalStack;
import org.onroll.platform.http.Json;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

class MailOnLocalStackTest extends MailContract {
  @RegisterExtension static final LocalStack LOCALSTACK = new LocalStack();

  @BeforeAll
  static void the_sender_is_verified() {
    try (SesClient ses =
        SesClient.builder()
            .endpointOverride(URI.create(LOCALSTACK.endpoint()))
            .region(Region.EU_WEST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("onroll", "onroll")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      ses.verifyEmailIdentity(r -> r.emailAddress("onroll@example.org"));
      ses.createConfigurationSet(r -> r.configurationSet(s -> s.name("onroll-reminders")));
    }
  }

  @Override
  protected String endpoint() {
    return LOCALSTACK.endpoint();
  }

  @Override
  protected Optional<Taken> taken(String messageId) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint() + "/_aws/ses?id=" + messageId)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      JsonNode messages =
          Json.parse(client.send(request, BodyHandlers.ofString()).body()).path("messages");
      for (JsonNode message : messages) {
        List<String> to = new ArrayList<>();
        message.at("/Destination/ToAddresses").forEach(address -> to.add(address.asText()));
        return Optional.of(
            new Taken(
                message.path("Source").asText(),
                to,
                message.path("Subject").asText(),
                message.at("/Body/text_part").asText()));
      }
    }
    return Optional.empty();
  }
}
