/** Stands in for the authority's identity provider. */
@NullMarked
package org.onroll.local.issuer;

import org.jspecify.annotations.NullMarked;
