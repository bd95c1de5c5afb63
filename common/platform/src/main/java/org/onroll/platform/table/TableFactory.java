package org.onroll.platform.table;

import java.net.URI;
import org.onroll.domain.records.Records;
import org.onroll.platform.config.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Builds the records from {@code TABLE_NAME}, {@code AWS_REGION} and the endpoint, where one is
 * set. The HTTP client is the one on the class path: in a function the SDK's smallest.
 */
public final class TableFactory {
  private TableFactory() {}

  public static Records records(Environment environment) {
    return new DynamoRecords(client(environment), environment.required("TABLE_NAME"));
  }

  private static DynamoDbClient client(Environment environment) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .region(Region.of(environment.required("AWS_REGION")))
            .credentialsProvider(credentials(environment));
    String endpoint = environment.optional("AWS_ENDPOINT_URL_DYNAMODB");
    if (!endpoint.isBlank()) builder.endpointOverride(URI.create(endpoint));
    return builder.build();
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
