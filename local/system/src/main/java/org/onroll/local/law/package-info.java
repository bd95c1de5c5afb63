/** The rules and the dates they give, on the command line. */
@NullMarked
package org.onroll.local.law;

import org.jspecify.annotations.NullMarked;
