@NullMarked
package org.onroll.platform.http;

import org.jspecify.annotations.NullMarked;
