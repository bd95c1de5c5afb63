/** What somebody says of a child who may be missing education, and where it goes. */
@NullMarked
package org.onroll.domain.referral;

import org.jspecify.annotations.NullMarked;
