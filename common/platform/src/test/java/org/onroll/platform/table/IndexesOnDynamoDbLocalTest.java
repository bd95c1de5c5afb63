package org.onroll.platform.table;

import org.onroll.platform.fixture.Town;

class IndexesOnDynamoDbLocalTest extends IndexesContract {
  @Override
  Town town() {
    return new Town();
  }
}
