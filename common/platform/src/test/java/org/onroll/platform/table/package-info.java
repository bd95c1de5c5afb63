@NullMarked
package org.onroll.platform.table;

import org.jspecify.annotations.NullMarked;
