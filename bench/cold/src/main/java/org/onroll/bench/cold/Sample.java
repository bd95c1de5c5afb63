package org.onroll.bench.cold;

import java.util.List;
import org.onroll.packaged.Footprint;

/**
 * One cold start.
 *
 * @param round from 1
 * @param took size, memory and time
 * @param calls that it made over TLS
 * @param ratio of its time to the plain handler's in the same round
 */
record Sample(int round, Footprint took, List<String> calls, double ratio) {}
