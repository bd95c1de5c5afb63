@NullMarked
package org.onroll.platform.returns;

import org.jspecify.annotations.NullMarked;
