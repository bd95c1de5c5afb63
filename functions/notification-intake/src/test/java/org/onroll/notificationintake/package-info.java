@NullMarked
package org.onroll.notificationintake;

import org.jspecify.annotations.NullMarked;
