@NullMarked
package org.onroll.reminderemail;

import org.jspecify.annotations.NullMarked;
