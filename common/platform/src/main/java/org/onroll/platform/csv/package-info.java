/** Files of comma-separated values as schools' software and Excel write them. */
@NullMarked
package org.onroll.platform.csv;

import org.jspecify.annotations.NullMarked;
