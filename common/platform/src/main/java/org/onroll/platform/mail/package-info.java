/** Mail by SES. */
@NullMarked
package org.onroll.platform.mail;

import org.jspecify.annotations.NullMarked;
