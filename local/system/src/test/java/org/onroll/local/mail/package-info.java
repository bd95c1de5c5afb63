@NullMarked
package org.onroll.local.mail;

import org.jspecify.annotations.NullMarked;
