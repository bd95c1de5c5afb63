package org.onroll.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.platform.fixture.Town;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

class TlsStubTest {
  @TempDir private Path folder;

  @Test
  void a_conditional_write_goes_through_tls_and_is_noted() throws Exception {
    Town town = new Town();
    URI plain = town.client().serviceClientConfiguration().endpointOverride().orElseThrow();
    Certificate certificate = Certificate.make(folder);
    try (TlsStub stub = new TlsStub(certificate, plain.getPort());
        DynamoDbClient client = trusting(certificate, town, stub)) {
      write(client, town);
      assertThatThrownBy(() -> write(client, town))
          .isInstanceOf(ConditionalCheckFailedException.class);
      assertThat(stub.calls()).containsExactly("PutItem", "PutItem");
      assertThat(stub.calls()).isEmpty();
    }
  }

  private static void write(DynamoDbClient client, Town town) {
    client.putItem(
        put ->
            put.tableName(town.table())
                .item(Map.of("PK", fromS("BENCH"), "SK", fromS("BENCH")))
                .conditionExpression("attribute_not_exists(PK)"));
  }

  private static DynamoDbClient trusting(Certificate certificate, Town town, TlsStub stub)
      throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificate.trusted())) {
      store.load(in, null);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(stub.address()))
        .region(town.client().serviceClientConfiguration().region())
        .credentialsProvider(town.client().serviceClientConfiguration().credentialsProvider())
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().tlsTrustManagersProvider(trust::getTrustManagers))
        .build();
  }
}
