/**
 * What every function shares: time left, one-line logs, metrics, the spine's parts wired together.
 */
@NullMarked
package org.onroll.platform.function;

import org.jspecify.annotations.NullMarked;
