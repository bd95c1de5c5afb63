/**
 * A school's roll in canonical form, what changed between two of them, and the guard before the
 * change.
 */
@NullMarked
package org.onroll.domain.roll;

import org.jspecify.annotations.NullMarked;
