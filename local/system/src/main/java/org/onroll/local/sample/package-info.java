/** Schools and pupils that do not exist, for a first look and for a trial of a deployment. */
@NullMarked
package org.onroll.local.sample;

import org.jspecify.annotations.NullMarked;
