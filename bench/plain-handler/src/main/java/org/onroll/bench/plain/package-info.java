/** The peer that cold starts are compared with. */
@NullMarked
package org.onroll.bench.plain;

import org.jspecify.annotations.NullMarked;
