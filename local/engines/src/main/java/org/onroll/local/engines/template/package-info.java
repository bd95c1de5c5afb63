/** Reads {@code template.yaml}, so that nothing it says is said a second time. */
@NullMarked
package org.onroll.local.engines.template;

import org.jspecify.annotations.NullMarked;
