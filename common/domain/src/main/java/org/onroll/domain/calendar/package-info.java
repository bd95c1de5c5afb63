/** Days in England: bank holidays, terms, a school's own closures, and the school year. */
@NullMarked
package org.onroll.domain.calendar;

import org.jspecify.annotations.NullMarked;
