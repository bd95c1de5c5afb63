/**
 * Rules as data with their sources: ages, grounds, exemptions, and due dates that explain
 * themselves.
 */
@NullMarked
package org.onroll.domain.law;

import org.jspecify.annotations.NullMarked;
