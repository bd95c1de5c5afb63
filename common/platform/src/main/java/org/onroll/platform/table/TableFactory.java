package org.onroll.platform.table;

import java.net.URI;
import java.time.Duration;
import org.onroll.domain.records.Records;
import org.onroll.platform.aws.TimedHttp;
import org.onroll.platform.config.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Builds the records from {@code TABLE_NAME}, {@code AWS_REGION} and the endpoint, where one is
 * set. The HTTP client is the one on the class path: in a function the SDK's smallest. Retries,
 * time-outs and their reasons: ADR 8.
 */
public final class TableFactory {
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /**
   * DynamoDB answers in milliseconds. One lost packet costs this, and then a retry and its answer
   * still end within the three seconds at which a function takes on no more.
   */
  private static final Duration READ = Duration.ofSeconds(2);

  /** The SDK's own for DynamoDB. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

  /**
   * Between a request's calls there is no room for the second that is the SDK's own: who waits
   * longer is the school (Retry-After) or the schedule.
   */
  private static final Duration FIRST_PAUSE_THROTTLED = Duration.ofMillis(200);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private TableFactory() {}

  public static Records records(Environment environment) {
    return new DynamoRecords(client(environment), environment.required("TABLE_NAME"));
  }

  private static DynamoDbClient client(Environment environment) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .region(Region.of(environment.required("AWS_REGION")))
            .credentialsProvider(credentials(environment))
            .httpClientBuilder(new TimedHttp(CONNECT, READ))
            .overrideConfiguration(o -> o.retryStrategy(retries()));
    String endpoint = environment.optional("AWS_ENDPOINT_URL_DYNAMODB");
    if (!endpoint.isBlank()) builder.endpointOverride(URI.create(endpoint));
    return builder.build();
  }

  /**
   * The SDK's standard strategy: three attempts, or as many as {@code AWS_MAX_ATTEMPTS} says, full
   * jitter, and a bucket of tokens for each client that is empty after a hundred retries without
   * success, throttled ones too. Its default for DynamoDB makes nine, and throttled ones cost no
   * tokens.
   */
  private static RetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(FIRST_PAUSE_THROTTLED, LONGEST_PAUSE))
        .retryOnException(Refusals::throttledTransaction)
        .treatAsThrottling(Refusals::throttled)
        .build();
  }

  /**
   * The default chain on AWS (the provider that reads variables itself does not survive SnapStart);
   * what the environment says where an endpoint stands for AWS.
   */
  public static AwsCredentialsProvider credentials(Environment environment) {
    String id = environment.optional("AWS_ACCESS_KEY_ID");
    boolean emulated = !environment.optional("AWS_ENDPOINT_URL_DYNAMODB").isBlank();
    return emulated && !id.isBlank()
        ? StaticCredentialsProvider.create(
            AwsBasicCredentials.create(id, environment.required("AWS_SECRET_ACCESS_KEY")))
        : DefaultCredentialsProvider.builder().build();
  }
}
