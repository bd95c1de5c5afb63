@NullMarked
package org.onroll.local.engines.template;

import org.jspecify.annotations.NullMarked;
