@NullMarked
package org.onroll.local.gateway;

import org.jspecify.annotations.NullMarked;
