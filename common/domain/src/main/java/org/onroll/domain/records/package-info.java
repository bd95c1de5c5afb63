/**
 * The port to what is kept: typed keys, conditional changes committed together, and what is due.
 */
@NullMarked
package org.onroll.domain.records;

import org.jspecify.annotations.NullMarked;
