package org.onroll.local.engines.junit;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.onroll.local.engines.DynamoDbLocal;
import org.onroll.local.engines.Tables;
import org.onroll.local.engines.template.TableDefinition;
import org.onroll.local.engines.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An empty table for each test class, made from {@code template.yaml}, in one DynamoDB Local for
 * the whole JVM.
 *
 * <pre>{@code
 * @RegisterExtension static final TableExtension TABLE = new TableExtension();
 * }</pre>
 */
public final class TableExtension implements BeforeAllCallback {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private @Nullable String name;

  @Override
  public void beforeAll(ExtensionContext context) {
    String made = context.getRequiredTestClass().getSimpleName() + "-" + NUMBER.incrementAndGet();
    Tables.create(client(), Shared.TABLE, made);
    name = made;
  }

  /** A client that all test classes share. */
  public DynamoDbClient client() {
    return Shared.CLIENT;
  }

  /** The name of this class's table. */
  public String tableName() {
    if (name == null) throw new IllegalStateException("register the extension as a static field");
    return name;
  }

  /** Where DynamoDB Local answers. */
  public String endpoint() {
    return Shared.ENGINE.endpoint().toString();
  }

  /** Starts with the first test that asks, and ends with the JVM. */
  private static final class Shared {
    static final DynamoDbLocal ENGINE = DynamoDbLocal.inMemory();
    static final DynamoDbClient CLIENT = ENGINE.client();
    static final TableDefinition TABLE = Template.ofCheckout(Map.of()).table();
  }
}
