@NullMarked
package org.onroll.local.engines.junit;

import org.jspecify.annotations.NullMarked;
