/**
 * OnRoll on the real platform: the template deployed by SAM to AWS or to LocalStack, and the short
 * story by which a deployment shows that it works. Speaks to AWS through its own command line
 * tools, to OnRoll through its HTTPS interface.
 */
@NullMarked
package org.onroll.local.deploy;

import org.jspecify.annotations.NullMarked;
