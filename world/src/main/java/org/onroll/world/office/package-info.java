/** What school offices and parents write: returns and notices, in time, late, wrong or never. */
@NullMarked
package org.onroll.world.office;

import org.jspecify.annotations.NullMarked;
