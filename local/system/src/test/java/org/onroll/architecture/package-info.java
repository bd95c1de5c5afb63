@NullMarked
package org.onroll.architecture;

import org.jspecify.annotations.NullMarked;
