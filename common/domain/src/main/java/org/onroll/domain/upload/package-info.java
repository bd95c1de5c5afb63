/** Many returns in one file: what came, what is left to be taken, and what became of each line. */
@NullMarked
package org.onroll.domain.upload;

import org.jspecify.annotations.NullMarked;
