@NullMarked
package org.onroll.local;

import org.jspecify.annotations.NullMarked;
