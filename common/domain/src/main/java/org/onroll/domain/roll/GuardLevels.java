package org.onroll.domain.roll;

/**
 * Thresholds of the feed guard: settings of the authority. No source gives figures; these are
 * OnRoll's defaults.
 *
 * @param leaversFloor leavers that always pass
 * @param leaversPercent of the accepted roll
 * @param fewestPercent rows as a share of the accepted roll
 * @param unreadableFloor rows that may always be set aside
 * @param unreadablePercent of the rows
 */
public record GuardLevels(
    int leaversFloor,
    int leaversPercent,
    int fewestPercent,
    int unreadableFloor,
    int unreadablePercent) {
  public static final GuardLevels STANDARD = new GuardLevels(5, 5, 80, 2, 1);

  /** At most so many leavers pass. */
  int leavers(int rows) {
    return Math.max(leaversFloor, rows * leaversPercent / 100);
  }

  /** At most so many rows may be set aside. */
  int unreadable(int rows) {
    return Math.max(unreadableFloor, rows * unreadablePercent / 100);
  }
}
