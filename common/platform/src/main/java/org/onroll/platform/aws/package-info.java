/** What the SDK's clients have in common. */
@NullMarked
package org.onroll.platform.aws;

import org.jspecify.annotations.NullMarked;
