package org.onroll.platform.table;

import org.onroll.platform.fixture.Town;

class RecordsOnDynamoDbLocalTest extends RecordsContract {
  @Override
  Town town() {
    return new Town();
  }
}
