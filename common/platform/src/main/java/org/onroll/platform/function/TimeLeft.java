package org.onroll.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.BooleanSupplier;

/** Stops taking on work in time for what was begun to end. */
public final class TimeLeft {
  private static final int MARGIN_MILLIS = 3_000;

  private TimeLeft() {}

  public static BooleanSupplier of(Context context) {
    return () -> context.getRemainingTimeInMillis() > MARGIN_MILLIS;
  }
}
