/** Who may do what: roles, grants and the caller of a request. */
@NullMarked
package org.onroll.domain.access;

import org.jspecify.annotations.NullMarked;
