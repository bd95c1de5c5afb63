package org.onroll.world.county;

/** The kinds of export that schools have: which columns, which order, which encoding. */
public enum Software {
  /** All columns and one that OnRoll does not know, byte order mark, CRLF. */
  FULL,
  /** The required columns, compressed. */
  SPARE,
  /** Required columns in another order with admission number and former UPN. */
  ORDERED,
  /** No feed at all. */
  NONE
}
