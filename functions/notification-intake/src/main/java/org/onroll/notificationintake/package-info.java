/** Takes returns and notices, and shows a school what it owes. */
@NullMarked
package org.onroll.notificationintake;

import org.jspecify.annotations.NullMarked;
