/** A rule applied to a fact: an item that is due, with the stages of its ladder. */
@NullMarked
package org.onroll.domain.deadline;

import org.jspecify.annotations.NullMarked;
