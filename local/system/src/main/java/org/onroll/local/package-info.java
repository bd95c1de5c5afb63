/**
 * The whole of OnRoll in one process on this machine: the same handlers, wired from {@code
 * template.yaml}.
 */
@NullMarked
package org.onroll.local;

import org.jspecify.annotations.NullMarked;
