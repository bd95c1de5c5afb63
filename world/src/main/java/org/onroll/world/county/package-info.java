/** The county: its calendar, schools, families, pupils and their numbers. */
@NullMarked
package org.onroll.world.county;

import org.jspecify.annotations.NullMarked;
