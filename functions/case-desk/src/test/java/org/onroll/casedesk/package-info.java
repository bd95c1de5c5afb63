@NullMarked
package org.onroll.casedesk;

import org.jspecify.annotations.NullMarked;
