/** The synthetic county: a command that plays school weeks against OnRoll and scores it. */
@NullMarked
package org.onroll.world;

import org.jspecify.annotations.NullMarked;
