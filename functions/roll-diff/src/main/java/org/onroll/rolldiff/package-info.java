/** Takes a school's roll and writes what it means; on schedule, what was left. */
@NullMarked
package org.onroll.rolldiff;

import org.jspecify.annotations.NullMarked;
