package org.onroll.platform.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The HTTP client that is on the class path, or the one that {@code
 * software.amazon.awssdk.http.service.impl} names, with time-outs of its caller's. The SDK's own
 * are 2 s to connect and 30 s to read: longer than a function that answers HTTPS may run.
 *
 * @param connect until there is a connection
 * @param read of silence before an answer and within it
 */
public record TimedHttp(Duration connect, Duration read)
    implements SdkHttpClient.Builder<TimedHttp> {

  /**
   * @throws IllegalStateException where there is no such client
   */
  @Override
  public SdkHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
    AttributeMap timeouts =
        AttributeMap.builder()
            .put(SdkHttpConfigurationOption.CONNECTION_TIMEOUT, connect)
            .put(SdkHttpConfigurationOption.READ_TIMEOUT, read)
            .build();
    return service().createHttpClientBuilder().buildWithDefaults(timeouts.merge(serviceDefaults));
  }

  private static SdkHttpService service() {
    Optional<String> named = SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.getStringValue();
    return ServiceLoader.load(SdkHttpService.class, TimedHttp.class.getClassLoader()).stream()
        .filter(s -> named.isEmpty() || named.get().equals(s.type().getName()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no HTTP client " + named.orElse("at all")))
        .get();
  }
}
