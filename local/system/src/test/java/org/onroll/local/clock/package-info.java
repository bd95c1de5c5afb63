@NullMarked
package org.onroll.local.clock;

import org.jspecify.annotations.NullMarked;
