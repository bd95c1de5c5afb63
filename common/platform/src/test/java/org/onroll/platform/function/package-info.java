@NullMarked
package org.onroll.platform.function;

import org.jspecify.annotations.NullMarked;
