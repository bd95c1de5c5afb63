/** Pupils who are on a roll and do not attend, or not full time, as their schools report them. */
@NullMarked
package org.onroll.domain.attendance;

import org.jspecify.annotations.NullMarked;
