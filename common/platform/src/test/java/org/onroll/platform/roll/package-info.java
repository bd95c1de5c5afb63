@NullMarked
package org.onroll.platform.roll;

import org.jspecify.annotations.NullMarked;
