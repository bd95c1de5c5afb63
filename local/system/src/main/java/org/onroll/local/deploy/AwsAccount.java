package org.onroll.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/**
 * Whether an account of AWS is ready for OnRoll: what a first deployment fails on, looked at before
 * it begins.
 */
final class AwsAccount {
  private static final String REGION = "eu-west-2";

  /** What a new account has; Lambda keeps 100 back from reservations, so that it can lend none. */
  private static final int NEW_ACCOUNTS_CONCURRENCY = 10;

  /** 300 rolls within minutes, seven functions. */
  private static final int ENOUGH_CONCURRENCY = 100;

  private final Tool aws;
  private final PrintWriter out;

  AwsAccount(Tool aws, PrintWriter out) {
    this.aws = aws;
    this.out = out;
  }

  /**
   * Looks, and prints what it sees with what to do about it.
   *
   * @return whether a deployment can begin; warnings do not stop one
   * @throws Tool.Failed where the AWS CLI is not there, or has no credentials
   */
  boolean isReady() throws Tool.Failed, InterruptedException {
    JsonNode caller = aws.json("sts", "get-caller-identity", "--output", "json");
    out.println(
        "Account " + caller.path("Account").asText() + ", as " + caller.path("Arn").asText());
    boolean region = region();
    concurrency();
    mail();
    identities();
    out.flush();
    return region;
  }

  /** Data stays in London (requirement H4). */
  private boolean region() throws InterruptedException {
    String region;
    try {
      region = aws.run("configure", "get", "region").strip();
    } catch (Tool.Failed e) {
      region = "";
    }
    String set = System.getenv("AWS_REGION") == null ? region : System.getenv("AWS_REGION");
    if (set.equals(REGION) || set.isEmpty()) {
      say("ok", "region " + REGION + " (samconfig.toml says so)");
      return true;
    }
    say("no", "the AWS CLI is set to " + set + ": children's data stays in " + REGION);
    return false;
  }

  private void concurrency() throws InterruptedException {
    try {
      int limit =
          aws.json("lambda", "get-account-settings", "--region", REGION, "--output", "json")
              .at("/AccountLimit/ConcurrentExecutions")
              .asInt();
      if (limit <= NEW_ACCOUNTS_CONCURRENCY) {
        say(
            "look",
            "Lambda runs at most "
                + limit
                + " at once, as in a new account: leave"
                + " ReservedConcurrency at 0, and ask for more under Service Quotas before schools"
                + " send");
      } else if (limit < ENOUGH_CONCURRENCY) {
        say("look", "Lambda runs at most " + limit + " at once; a county's morning wants 100");
      } else {
        say("ok", "Lambda runs up to " + limit + " at once");
      }
    } catch (Tool.Failed e) {
      say("look", "Lambda's quota could not be read: " + e.getMessage());
    }
  }

  private void mail() throws InterruptedException {
    try {
      JsonNode account = aws.json("sesv2", "get-account", "--region", REGION, "--output", "json");
      if (account.path("ProductionAccessEnabled").asBoolean()) {
        say(
            "ok",
            "SES is out of its sandbox: "
                + account.at("/SendQuota/Max24HourSend").asLong()
                + " mails a day");
      } else {
        say(
            "look",
            "SES is in its sandbox: mail reaches verified addresses only, 200 a day. Ask for"
                + " production access (docs/operations/deploy.md)");
      }
    } catch (Tool.Failed e) {
      say("look", "SES could not be asked: " + e.getMessage());
    }
  }

  private void identities() throws InterruptedException {
    try {
      JsonNode identities =
          aws.json("sesv2", "list-email-identities", "--region", REGION, "--output", "json")
              .path("EmailIdentities");
      long verified = 0;
      for (JsonNode identity : identities) {
        boolean can = identity.path("SendingEnabled").asBoolean();
        if (can) verified++;
        say(
            can ? "ok" : "look",
            "mail identity "
                + identity.path("IdentityName").asText()
                + (can ? "" : " is not verified yet"));
      }
      if (verified == 0)
        say("look", "no mail identity is verified: MailIdentity must be, before mail can leave");
    } catch (Tool.Failed e) {
      say("look", "SES's identities could not be read: " + e.getMessage());
    }
  }

  private void say(String mark, String what) {
    out.printf("  %-4s  %s%n", mark, what);
  }
}
