package org.onroll.platform.table;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Which failures say that the table would not, and not that it was asked something wrong. */
final class Refusals {
  /**
   * Codes of cancellation reasons, from the reference of TransactWriteItems: a transaction that is
   * throttled says so in them, and the SDK's retries do not look there.
   */
  private static final Set<String> THROTTLED =
      Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

  private static final int SERVER_ERROR = 500;

  private Refusals() {}

  /**
   * One call with the SDK's retries.
   *
   * @throws TableUnavailableException where the table would not, or did not answer
   */
  static <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw unavailable(e) ? new TableUnavailableException(e) : e;
    }
  }

  /** Throttling, no answer, or a failure on the table's side. */
  static boolean unavailable(SdkException e) {
    return e instanceof SdkClientException
        || throttled(e)
        || (e instanceof SdkServiceException s && s.statusCode() >= SERVER_ERROR);
  }

  static boolean throttled(Throwable e) {
    return (e instanceof SdkServiceException s && s.isThrottlingException())
        || throttledTransaction(e);
  }

  /** A transaction cancelled for throttling alone: with a condition lost, it is lost. */
  static boolean throttledTransaction(Throwable e) {
    if (!(e instanceof TransactionCanceledException t)) return false;
    List<String> reasons =
        t.cancellationReasons().stream()
            .map(CancellationReason::code)
            .filter(code -> code != null && !code.equals("None"))
            .toList();
    return !reasons.isEmpty() && THROTTLED.containsAll(reasons);
  }
}
