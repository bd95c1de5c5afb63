package org.onroll.bench.cold;

import java.util.function.IntFunction;
import org.onroll.packaged.FunctionZip;

/**
 * One who starts from nothing.
 *
 * @param asks what is answered, for the table
 * @param event of a round, by its number: what no round before it has written
 * @param answered what its answer has in it
 */
record Contender(FunctionZip zip, String asks, IntFunction<String> event, String answered) {
  String name() {
    return zip.function().name();
  }
}
