/** Runs what the template schedules, as the clock passes by. */
@NullMarked
package org.onroll.local.schedule;

import org.jspecify.annotations.NullMarked;
