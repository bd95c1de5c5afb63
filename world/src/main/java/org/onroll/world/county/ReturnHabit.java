package org.onroll.world.county;

/** How a school's office keeps the duty to send returns. */
public enum ReturnHabit {
  PUNCTUAL,
  LATE,
  SILENT
}
