/**
 * Who a child is, as far as two schools can agree on it, and the keyed hashes that stand for it in
 * keys.
 */
@NullMarked
package org.onroll.domain.identity;

import org.jspecify.annotations.NullMarked;
