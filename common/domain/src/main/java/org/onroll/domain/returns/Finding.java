package org.onroll.domain.returns;

/**
 * A check that failed on something that was accepted all the same.
 *
 * @param field as the sender wrote it
 * @param message what to do, without the value
 */
public record Finding(String field, String message, String citation) {}
