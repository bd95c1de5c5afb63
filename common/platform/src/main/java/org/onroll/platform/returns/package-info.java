/** Files of many returns: the columns of each kind, and how a cell becomes a member of a body. */
@NullMarked
package org.onroll.platform.returns;

import org.jspecify.annotations.NullMarked;
