@NullMarked
package org.onroll.gatekeeper;

import org.jspecify.annotations.NullMarked;
