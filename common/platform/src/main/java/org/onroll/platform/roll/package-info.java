/** Readers of rolls: every format ends in the domain's reading. */
@NullMarked
package org.onroll.platform.roll;

import org.jspecify.annotations.NullMarked;
