/** Settings from the environment, and the data that is shipped with the code. */
@NullMarked
package org.onroll.platform.config;

import org.jspecify.annotations.NullMarked;
