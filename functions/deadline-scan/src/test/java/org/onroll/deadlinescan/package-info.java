@NullMarked
package org.onroll.deadlinescan;

import org.jspecify.annotations.NullMarked;
