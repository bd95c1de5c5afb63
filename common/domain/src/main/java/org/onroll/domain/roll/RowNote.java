package org.onroll.domain.roll;

/**
 * Something to tell the school about one line of its file.
 *
 * @param line as an editor counts; the header is line 1
 * @param field the column; blank for the whole line
 * @param reason in words, without the value
 */
public record RowNote(int line, String field, String reason) {}
