package org.onroll.units;

/**
 * Request units.
 *
 * @param writes of the table itself, transactions twice
 * @param indexWrites entries of indexes, each once
 * @param reads consistent ones whole, others half
 */
record Units(double writes, double indexWrites, double reads) {
  static final Units NONE = new Units(0, 0, 0);

  Units plus(Units other) {
    return new Units(writes + other.writes, indexWrites + other.indexWrites, reads + other.reads);
  }

  Units minus(Units other) {
    return plus(other.times(-1));
  }

  Units times(double factor) {
    return new Units(writes * factor, indexWrites * factor, reads * factor);
  }

  double allWrites() {
    return writes + indexWrites;
  }

  double dollars(Prices prices) {
    return allWrites() * prices.writeUnit() + reads * prices.readUnit();
  }
}
