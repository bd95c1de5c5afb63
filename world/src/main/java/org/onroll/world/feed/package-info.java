/** The rolls that schools send, with the faults that real feeds have. */
@NullMarked
package org.onroll.world.feed;

import org.jspecify.annotations.NullMarked;
