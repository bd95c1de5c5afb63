/**
 * The audit: rebuilds the heads of the schools, the ledger and the outbox from what is never
 * changed again (accepted rolls and their steps, receipts, movements, the events of cases), and
 * compares them with what the table says now. Written from the invariants, not from the code that
 * keeps them; no function uses it.
 */
@NullMarked
package org.onroll.domain.books;

import org.jspecify.annotations.NullMarked;
