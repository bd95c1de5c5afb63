/** On schedule: sends the mail that waits. */
@NullMarked
package org.onroll.reminderemail;

import org.jspecify.annotations.NullMarked;
