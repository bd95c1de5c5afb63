/** Officers' and administrators' routes. */
@NullMarked
package org.onroll.casedesk;

import org.jspecify.annotations.NullMarked;
