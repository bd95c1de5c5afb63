package org.onroll.units;

import java.util.List;

/**
 * List prices in US dollars without tax, free tier and discounts, as settings. Where none could be
 * checked for London, the source says so.
 *
 * @param writeUnit DynamoDB on demand, one write request unit
 * @param readUnit one read request unit
 */
record Prices(String region, double writeUnit, double readUnit, String source) {
  /** What bench.md's target was counted with. */
  static final Prices VIRGINIA =
      new Prices(
          "us-east-1",
          0.625e-6,
          0.125e-6,
          "on demand since November 2024; airbyte.com/data-engineering-resources/dynamodb-pricing,"
              + " July 2025");

  static final Prices LONDON =
      new Prices(
          "eu-west-2",
          0.7423e-6,
          0.1485e-6,
          "UNVERIFIED: half of the price before November 2024, from memory; look it up");

  /**
   * What is not DynamoDB.
   *
   * @param each of one {@code unit}
   */
  record Other(String what, String unit, double each, String source) {}

  private static final String SECONDARY =
      "us-east-1, read in secondary sources; London UNVERIFIED, within some percent";

  static final Other API = new Other("API Gateway, REST", "request", 3.5e-6, SECONDARY);
  static final Other LAMBDA_REQUESTS = new Other("Lambda", "invocation", 0.2e-6, SECONDARY);
  static final Other LAMBDA_TIME = new Other("Lambda, x86", "GB second", 16.6667e-6, SECONDARY);
  static final Other SES = new Other("SES", "mail", 0.1e-3, "UNVERIFIED, from memory");
  static final Other LOGS = new Other("CloudWatch Logs, taken in", "GB", 0.5985, "UNVERIFIED");
  static final Other METRIC = new Other("CloudWatch, own metrics", "metric", 0.30, "UNVERIFIED");
  static final Other ALARM = new Other("CloudWatch, alarms", "alarm", 0.10, "UNVERIFIED");
  static final Other KEY = new Other("KMS, the key", "key", 1.0, "UNVERIFIED");
  static final Other KEY_USE = new Other("KMS, use of the key", "request", 3e-6, "UNVERIFIED");
  static final Other STORED = new Other("DynamoDB, stored", "GB", 0.297, "UNVERIFIED");
  static final Other RECOVERY = new Other("DynamoDB, recovery", "GB", 0.2376, "UNVERIFIED");

  static final List<Prices> ALL = List.of(VIRGINIA, LONDON);
}
