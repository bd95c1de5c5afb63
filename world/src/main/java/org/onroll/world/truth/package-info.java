/** What is true of each child on each day, drawn from the seed before the first message is sent. */
@NullMarked
package org.onroll.world.truth;

import org.jspecify.annotations.NullMarked;
