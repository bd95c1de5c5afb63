/** Calls handlers as Lambda's runtime calls them. */
@NullMarked
package org.onroll.local.lambda;

import org.jspecify.annotations.NullMarked;
