/** The case of a child whose whereabouts in education are not known. */
@NullMarked
package org.onroll.domain.enquiry;

import org.jspecify.annotations.NullMarked;
