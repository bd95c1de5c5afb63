/**
 * Declared held against observed: every observation expects a return, every return an observation.
 */
@NullMarked
package org.onroll.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
