@NullMarked
package org.onroll.local.engines;

import org.jspecify.annotations.NullMarked;
