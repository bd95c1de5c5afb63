/** Stands in for SES: takes mail on the wire, keeps an inbox, tells what became of each. */
@NullMarked
package org.onroll.local.mail;

import org.jspecify.annotations.NullMarked;
