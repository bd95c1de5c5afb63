/** Writes what SES says became of a mail. */
@NullMarked
package org.onroll.mailfeedback;

import org.jspecify.annotations.NullMarked;
