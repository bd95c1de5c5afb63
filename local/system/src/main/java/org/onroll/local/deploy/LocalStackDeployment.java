package org.onroll.local.deploy;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.local.gateway.Answer;
import org.onroll.local.gateway.Api;
import org.onroll.local.gateway.Caller;
import org.onroll.local.issuer.Issuer;
import org.onroll.local.issuer.TokenDesk;
import org.onroll.local.sample.SampleSchool;
import org.onroll.local.sample.SampleSchools;

/**
 * The whole template on LocalStack: through CloudFormation, with a local issuer whose keys lie in a
 * bucket, verified mail, and two schools with their first rolls.
 */
final class LocalStackDeployment {
  private static final String BUCKET = "onroll-deploy";
  private static final String KEYS = "onroll-issuer";
  private static final String DOMAIN = "example.org";
  private static final String SENDER = "onroll@" + DOMAIN;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int PUPILS = 30;

  private final LocalStack localStack;
  private final String name;
  private final PrintWriter out;
  private final Tool aws;
  private final Issuer issuer;

  LocalStackDeployment(LocalStack localStack, String name, PrintWriter out) throws IOException {
    this.localStack = localStack;
    this.name = name;
    this.out = out;
    this.aws = Tool.aws().with(localStack.environment());
    Path folder = Files.createDirectories(Deployment.folder());
    this.issuer =
        new Issuer(
            localStack.inside() + "/" + KEYS,
            Optional.of(folder.resolve("issuer.jwk")),
            Clock.systemUTC());
  }

  void deploy() throws Tool.Failed, IOException, InterruptedException, TokenDesk.Refused {
    say("Publishing the local issuer's keys");
    bucket(BUCKET);
    publishKeys();
    say("Deploying the template through CloudFormation: about a minute");
    Stack.remove(name, aws);
    deployTemplate();
    Stack stack = Stack.of(name, aws);
    say("Verifying the mail identities");
    mail(stack);
    String url = localUrl(stack.output("ApiUrl"));
    say("Loading two schools that do not exist, with their first rolls");
    Api api = new RemoteApi(url);
    authorizerIsAsked(api);
    TokenDesk desk = new TokenDesk(issuer, api);
    SampleSchools.addWhereMissing(
        new Caller(api, desk.token("administrator", null, TokenDesk.FIRST_ADMINISTRATOR)));
    firstRolls(api, desk);
    print(url, desk);
  }

  private void deployTemplate() throws Tool.Failed, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("TokenIssuer", issuer.url());
    parameters.put("TokenAudience", Issuer.AUDIENCE);
    parameters.put("JwksUrl", issuer.jwksUrl());
    parameters.put("FirstAdministrator", TokenDesk.FIRST_ADMINISTRATOR);
    parameters.put("MailIdentity", DOMAIN);
    parameters.put("MailSender", SENDER);
    parameters.put("AllowedRecipientDomains", DOMAIN);
    // CodeDeploy's canaries and WAF are not in the open LocalStack.
    parameters.put("Rollout", "false");
    parameters.put("Waf", "false");
    Stack.deploy(Tool.sam().with(localStack.environment()), name, BUCKET, parameters);
  }

  private void bucket(String bucket) throws Tool.Failed, InterruptedException {
    try {
      aws.run("s3api", "head-bucket", "--bucket", bucket);
    } catch (Tool.Failed e) {
      aws.run("s3", "mb", "s3://" + bucket);
    }
  }

  private void publishKeys() throws Tool.Failed, IOException, InterruptedException {
    bucket(KEYS);
    Path keys = Files.writeString(Deployment.folder().resolve("jwks.json"), issuer.jwks());
    aws.run(
        "s3api",
        "put-object",
        "--bucket",
        KEYS,
        "--key",
        "jwks.json",
        "--body",
        keys.toString(),
        "--content-type",
        "application/json");
  }

  /** Its CloudFormation makes no configuration sets. */
  private void mail(Stack stack) throws Tool.Failed, InterruptedException {
    aws.run("ses", "verify-domain-identity", "--domain", DOMAIN);
    aws.run("ses", "verify-email-identity", "--email-address", SENDER);
    String set = name + "-reminders";
    String sets = aws.run("ses", "list-configuration-sets", "--output", "text");
    if (List.of(sets.split("\\s+")).contains(set)) return;
    aws.run("ses", "create-configuration-set", "--configuration-set", "Name=" + set);
    aws.run(
        "ses",
        "create-configuration-set-event-destination",
        "--configuration-set-name",
        set,
        "--event-destination",
        "Name=mail-feedback,Enabled=true,MatchingEventTypes=send,delivery,bounce,complaint,"
            + "SNSDestination={TopicARN="
            + stack.output("MailEventsArn")
            + "}");
  }

  /** LocalStack's own names need a name server; this path needs none. */
  private String localUrl(String apiUrl) {
    URI uri = URI.create(apiUrl);
    String api = String.valueOf(uri.getHost()).split("\\.", 2)[0];
    return localStack.endpoint() + "/_aws/execute-api/" + api + uri.getPath();
  }

  private void authorizerIsAsked(Api api) throws Tool.Failed, IOException, InterruptedException {
    int status = new Caller(api, "").get("/ledger").status();
    if (status == 401) return;
    throw new Tool.Failed(
        "this LocalStack does not ask the API's authorizer (a request without a token got "
            + status
            + "): start it with local/localstack/authorizer.py in /etc/localstack/init/ready.d,"
            + " or leave --endpoint-url away");
  }

  private void firstRolls(Api api, TokenDesk desk)
      throws Tool.Failed, IOException, InterruptedException, TokenDesk.Refused {
    LocalDate today = LocalDate.now(LONDON);
    for (SampleSchool school : List.of(SampleSchools.FIRST, SampleSchools.SECOND)) {
      Answer answer =
          new Caller(api, desk.token("school", school.urn(), null))
              .send(
                  "PUT",
                  "/schools/" + school.urn() + "/rolls/" + today,
                  "text/csv",
                  school.pupils(today).roll(0, PUPILS));
      if (answer.status() != 200)
        throw new Tool.Failed("the roll of " + school.urn() + " was refused: " + answer.text());
    }
  }

  private void print(String url, TokenDesk desk)
      throws IOException, InterruptedException, TokenDesk.Refused {
    Deployment deployment =
        new Deployment(
            url,
            name,
            localStack.endpoint(),
            desk.token("school", SampleSchools.FIRST.urn(), null),
            desk.token("officer", null, null),
            desk.token("administrator", null, TokenDesk.FIRST_ADMINISTRATOR));
    deployment.save();
    out.println();
    out.println("OnRoll is deployed as the stack " + name + ".");
    out.println();
    out.println("  HTTPS interface   " + url + "   (openapi.yaml; plain HTTP on this machine)");
    out.println("  mail that left    " + localStack.endpoint() + "/_aws/ses");
    out.println("  AWS               export AWS_ENDPOINT_URL=" + localStack.endpoint());
    out.println();
    out.println(
        "Two schools that do not exist are there: 999101 and 999102. A token for each role:");
    out.println();
    out.println("export ONROLL=" + url);
    out.println("export SCHOOL=" + deployment.school());
    out.println("export OTHER_SCHOOL=" + desk.token("school", SampleSchools.SECOND.urn(), null));
    out.println("export REFERRER=" + desk.token("referrer", null, null));
    out.println("export OFFICER=" + deployment.officer());
    out.println("export MANAGER=" + desk.token("manager", null, null));
    out.println("export ADMINISTRATOR=" + deployment.administrator());
    out.println();
    out.println(
        "./onroll smoke plays the short story against it. docker rm -f "
            + LocalStack.CONTAINER
            + " ends it.");
    out.flush();
  }

  private void say(String what) {
    out.println(what + ".");
    out.flush();
  }
}
