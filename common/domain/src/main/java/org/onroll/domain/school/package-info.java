/** Schools, year groups and the codes of an admission register. */
@NullMarked
package org.onroll.domain.school;

import org.jspecify.annotations.NullMarked;
