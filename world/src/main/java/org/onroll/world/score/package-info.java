/** The score of OnRoll against the truth, the state of its books, and the floors of difficulty. */
@NullMarked
package org.onroll.world.score;

import org.jspecify.annotations.NullMarked;
