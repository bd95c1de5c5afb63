package org.onroll.platform.table;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.onroll.localstack.LocalStack;
import org.onroll.platform.fixture.Town;

class RecordsOnLocalStackTest extends RecordsContract {
  @RegisterExtension static final LocalStack LOCALSTACK = new LocalStack();

  @Override
  Town town() {
    return new Town(LOCALSTACK);
  }
}
