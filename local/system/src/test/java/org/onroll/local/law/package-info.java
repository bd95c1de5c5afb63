@NullMarked
package org.onroll.local.law;

import org.jspecify.annotations.NullMarked;
