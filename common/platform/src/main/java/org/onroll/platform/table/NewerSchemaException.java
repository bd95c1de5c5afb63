package org.onroll.platform.table;

/**
 * An item that a newer version of a function wrote. To go on with half of what it says, and to
 * write that back, would destroy the other half; so nothing is done with it until a version runs
 * that knows it.
 */
public final class NewerSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NewerSchemaException(String kind, int schema, int known) {
    super(kind + " of schema " + schema + ", and this version knows " + known);
  }

  NewerSchemaException(String key) {
    super("written by a newer version: " + key);
  }
}
