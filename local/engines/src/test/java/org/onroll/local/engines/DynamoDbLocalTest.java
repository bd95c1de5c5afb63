package org.onroll.local.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.local.engines.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbLocalTest {
  private static final Map<String, AttributeValue> ITEM =
      Map.of("PK", AttributeValue.fromS("SCHOOL#999101"), "SK", AttributeValue.fromS("PROFILE"));

  @TempDir Path folder;

  @Test
  void the_table_is_kept_in_its_folder_even_when_the_starter_is_killed() throws Exception {
    Process starter = starter(folder);
    try (BufferedReader lines = starter.inputReader(StandardCharsets.UTF_8)) {
      long child = Long.parseLong(lines.readLine());
      starter.destroyForcibly();
      // The new one starts at once, whether the old one has noticed or not.
      try (DynamoDbLocal engine = DynamoDbLocal.at(folder);
          DynamoDbClient client = engine.client()) {
        assertThat(Tables.create(client, Template.ofCheckout(Map.of()).table(), "kept")).isFalse();
        assertThat(client.getItem(get -> get.tableName("kept").key(ITEM)).item()).isEqualTo(ITEM);
      }
      assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }
  }

  @Test
  void the_process_ends_when_it_is_closed() {
    DynamoDbLocal engine = DynamoDbLocal.inMemory();
    ProcessHandle process = ProcessHandle.of(engine.pid()).orElseThrow();
    engine.close();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void nobody_but_this_machine_can_reach_it() throws IOException {
    try (DynamoDbLocal engine = DynamoDbLocal.inMemory()) {
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        if (network.isLoopback() || !network.isUp()) continue;
        for (InetAddress address : network.inetAddresses().toList()) {
          assertThatThrownBy(() -> new Socket(address, engine.endpoint().getPort()).close())
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  private static Process starter(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-D" + Checkout.PROPERTY + "=" + Checkout.root(),
            Starter.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Starts DynamoDB Local, writes one item, says the process's id, and waits to be killed. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (DynamoDbLocal engine = DynamoDbLocal.at(Path.of(arguments[0]));
          DynamoDbClient client = engine.client()) {
        Tables.create(client, Template.ofCheckout(Map.of()).table(), "kept");
        client.putItem(put -> put.tableName("kept").item(ITEM));
        System.out.println(engine.pid());
        TimeUnit.MINUTES.sleep(5);
      }
    }
  }
}
