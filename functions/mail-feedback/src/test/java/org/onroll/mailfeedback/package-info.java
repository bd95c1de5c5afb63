@NullMarked
package org.onroll.mailfeedback;

import org.jspecify.annotations.NullMarked;
