/** Leavers that nobody has claimed, what claims one, and when one becomes an enquiry. */
@NullMarked
package org.onroll.domain.ledger;

import org.jspecify.annotations.NullMarked;
