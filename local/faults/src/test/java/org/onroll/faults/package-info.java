/**
 * Every fault at every external call. A {@link org.onroll.faults.Scenario} says what is there and
 * what arrives; the {@link org.onroll.faults.Enumerator} numbers the calls that leave through the
 * SDK, plays it again with each {@link org.onroll.faults.Fault} at each of them, delivers what was
 * not taken again, lets the schedules run, and compares what is there in the end with what is there
 * when nothing fails. The {@link org.onroll.faults.Scorecard} counts.
 */
@NullMarked
package org.onroll.faults;

import org.jspecify.annotations.NullMarked;
