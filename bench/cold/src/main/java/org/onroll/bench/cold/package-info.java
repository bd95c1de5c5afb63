/** How long a function takes from nothing to its first answer, against a plain SDK handler. */
@NullMarked
package org.onroll.bench.cold;

import org.jspecify.annotations.NullMarked;
