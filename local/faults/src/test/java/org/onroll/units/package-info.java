/**
 * What a county's month costs: DynamoDB's units by AWS's rules from the sizes of items, through the
 * functions' own handlers (docs/operations/cost.md).
 */
@NullMarked
package org.onroll.units;

import org.jspecify.annotations.NullMarked;
