/** On schedule: acts on every deadline whose time has come. */
@NullMarked
package org.onroll.deadlinescan;

import org.jspecify.annotations.NullMarked;
