/** OnRoll over its HTTP interface: the only way in which the world speaks to it. */
@NullMarked
package org.onroll.world.onroll;

import org.jspecify.annotations.NullMarked;
