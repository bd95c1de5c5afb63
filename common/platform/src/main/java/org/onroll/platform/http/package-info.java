/** HTTPS requests and answers as API Gateway hands them over, problem documents, JSON. */
@NullMarked
package org.onroll.platform.http;

import org.jspecify.annotations.NullMarked;
