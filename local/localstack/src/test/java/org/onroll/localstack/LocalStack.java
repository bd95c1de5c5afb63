package org.onroll.localstack;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.onroll.platform.fixture.TableEngine;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One LocalStack for the whole JVM. Where there is no Docker, or no image, its tests are skipped,
 * and the reason is said aloud with what to do about it.
 */
public final class LocalStack implements BeforeAllCallback, TableEngine {
  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  @Override
  public void beforeAll(ExtensionContext context) {
    String obstacle = Shared.OBSTACLE;
    if (obstacle == null) return;
    System.err.println(context.getDisplayName() + " is skipped: " + obstacle);
    Assumptions.abort(obstacle);
  }

  @Override
  public DynamoDbClient client() {
    return Shared.client();
  }

  @Override
  public String endpoint() {
    return Shared.endpoint().toString();
  }

  /** Starts with the first test that asks, and ends with the JVM. */
  private static final class Shared {
    private static final @Nullable LocalStackContainer CONTAINER;
    static final @Nullable String OBSTACLE;
    private static final @Nullable DynamoDbClient CLIENT;

    static {
      LocalStackContainer started = null;
      String obstacle = null;
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        obstacle = "no Docker daemon answers. Start Docker, then call mvn verify again.";
      } else {
        try {
          started = new LocalStackContainer(IMAGE).withServices("dynamodb", "ses");
          Runtime.getRuntime().addShutdownHook(new Thread(started::stop, "stop-localstack"));
          started.start();
        } catch (RuntimeException e) {
          started = null;
          obstacle = IMAGE + " could not be started (" + root(e) + "). Try: docker pull " + IMAGE;
        }
      }
      CONTAINER = started;
      OBSTACLE = obstacle;
      CLIENT =
          started == null
              ? null
              : DynamoDbClient.builder()
                  .endpointOverride(started.getEndpoint())
                  .region(Region.EU_WEST_2)
                  .credentialsProvider(
                      StaticCredentialsProvider.create(
                          AwsBasicCredentials.create("onroll", "onroll")))
                  .httpClient(UrlConnectionHttpClient.create())
                  .build();
    }

    static URI endpoint() {
      if (CONTAINER == null) throw new IllegalStateException(OBSTACLE);
      return CONTAINER.getEndpoint();
    }

    static DynamoDbClient client() {
      if (CLIENT == null) throw new IllegalStateException(OBSTACLE);
      return CLIENT;
    }

    private static String root(Throwable e) {
      return e.getCause() == null ? e.toString() : root(e.getCause());
    }
  }
}
