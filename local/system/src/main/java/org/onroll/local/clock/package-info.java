/** A clock that can be moved, and is kept between runs. */
@NullMarked
package org.onroll.local.clock;

import org.jspecify.annotations.NullMarked;
