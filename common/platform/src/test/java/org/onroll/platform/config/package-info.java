@NullMarked
package org.onroll.platform.config;

import org.jspecify.annotations.NullMarked;
