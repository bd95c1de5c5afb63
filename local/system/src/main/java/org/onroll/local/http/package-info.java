/** What the local servers share. */
@NullMarked
package org.onroll.local.http;

import org.jspecify.annotations.NullMarked;
