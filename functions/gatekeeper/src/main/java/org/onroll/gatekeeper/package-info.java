/** API Gateway's authorizer: is this token genuine, and whose is it? */
@NullMarked
package org.onroll.gatekeeper;

import org.jspecify.annotations.NullMarked;
