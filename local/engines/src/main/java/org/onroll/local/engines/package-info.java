/**
 * What stands in for AWS on this machine, for {@code ./onroll} and for the tests of other modules.
 */
@NullMarked
package org.onroll.local.engines;

import org.jspecify.annotations.NullMarked;
