/** Outgoing mail as records: what is to be said to whom, and what became of it. */
@NullMarked
package org.onroll.domain.mail;

import org.jspecify.annotations.NullMarked;
