@NullMarked
package org.onroll.local.schedule;

import org.jspecify.annotations.NullMarked;
