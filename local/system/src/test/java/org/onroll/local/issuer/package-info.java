@NullMarked
package org.onroll.local.issuer;

import org.jspecify.annotations.NullMarked;
