@NullMarked
package org.onroll.rolldiff;

import org.jspecify.annotations.NullMarked;
