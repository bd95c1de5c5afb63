package org.onroll.domain.returns;

import org.onroll.domain.roll.Address;

/**
 * @param livesWith the pupil normally lives with this parent
 * @param emergencyNumber a telephone number; may be blank
 */
public record Parent(String name, Address address, boolean livesWith, String emergencyNumber) {
  @Override
  public String toString() {
    return "Parent[…]";
  }
}
