/** Stands in for API Gateway: routes, events, limits and answers come from the template. */
@NullMarked
package org.onroll.local.gateway;

import org.jspecify.annotations.NullMarked;
