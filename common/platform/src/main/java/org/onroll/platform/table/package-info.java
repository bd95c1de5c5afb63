/** The one DynamoDB table: a mapper for each kind of record, and the port to all of them. */
@NullMarked
package org.onroll.platform.table;

import org.jspecify.annotations.NullMarked;
