/**
 * What schools and parents declare: new-pupil and deletion returns, home-education notices,
 * receipts.
 */
@NullMarked
package org.onroll.domain.returns;

import org.jspecify.annotations.NullMarked;
