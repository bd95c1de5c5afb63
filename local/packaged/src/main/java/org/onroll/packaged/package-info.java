/** Runs each function's zip as Lambda would. */
@NullMarked
package org.onroll.packaged;

import org.jspecify.annotations.NullMarked;
