/** JUnit extensions for tests that need a table. */
@NullMarked
package org.onroll.local.engines.junit;

import org.jspecify.annotations.NullMarked;
