package org.onroll.local.deploy;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.onroll.local.engines.Checkout;
import org.onroll.local.engines.DynamoDbLocal;

/**
 * What stands in for AWS in a container.
 *
 * @param endpoint where it answers on this machine
 * @param inside where it answers to the functions' containers
 */
record LocalStack(String endpoint, String inside) {
  static final String IMAGE = "localstack/localstack:4.14.0";
  static final String CONTAINER = "onroll-localstack";
  static final int PORT = 4566;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String AUTHORIZER = "local/localstack/authorizer.py";

  /**
   * A new one on 127.0.0.1, in the place of an earlier one of ours.
   *
   * @throws Tool.Failed where Docker or the image cannot be had
   */
  static LocalStack start(PrintWriter out) throws Tool.Failed, IOException, InterruptedException {
    Tool docker = Tool.docker();
    try {
      docker.run("version", "--format", "{{.Server.Version}}");
    } catch (Tool.Failed e) {
      throw new Tool.Failed(
          "no Docker daemon answers: start Docker, or name a LocalStack that runs already with"
              + " --endpoint-url",
          e);
    }
    // An update of a stack that has changed leaves its engine without the API: always from nothing.
    docker.run("rm", "--force", CONTAINER);
    out.println("Starting " + IMAGE + " as " + CONTAINER + " on 127.0.0.1:" + PORT + ".");
    out.flush();
    docker.run(
        "run",
        "--detach",
        "--name",
        CONTAINER,
        "--publish",
        "127.0.0.1:" + PORT + ":" + PORT,
        "--volume",
        "/var/run/docker.sock:/var/run/docker.sock",
        "--volume",
        Checkout.root().resolve(AUTHORIZER) + ":/etc/localstack/init/ready.d/authorizer.py:ro",
        // Its newer CloudFormation engine does not take a template with AutoPublishAlias.
        "--env",
        "PROVIDER_OVERRIDE_CLOUDFORMATION=engine-legacy",
        IMAGE);
    return at("http://127.0.0.1:" + PORT);
  }

  /**
   * One that somebody else started. Its containers' address is asked of Docker, where it is one of
   * Docker's; else it is taken to be the same inside.
   */
  static LocalStack at(String endpoint) throws Tool.Failed, IOException, InterruptedException {
    awaitReady(endpoint);
    URI uri = URI.create(endpoint);
    try {
      Tool docker = Tool.docker();
      String id =
          docker.run("ps", "--quiet", "--filter", "publish=" + Math.max(uri.getPort(), 80)).strip();
      if (!id.isEmpty()) {
        String address =
            docker
                .run(
                    "inspect",
                    "--format",
                    "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}",
                    id.lines().findFirst().orElseThrow())
                .strip();
        if (!address.isEmpty())
          return new LocalStack(endpoint, "http://" + address.split(" ", 2)[0] + ":" + PORT);
      }
    } catch (Tool.Failed e) {
      // Not one of this machine's Docker.
    }
    return new LocalStack(endpoint, endpoint);
  }

  /** What AWS's tools need in their environment to speak to it. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint,
        "AWS_ACCESS_KEY_ID",
        "test",
        "AWS_SECRET_ACCESS_KEY",
        "test",
        "AWS_SESSION_TOKEN",
        "",
        "AWS_DEFAULT_REGION",
        DynamoDbLocal.REGION.id(),
        "AWS_REGION",
        DynamoDbLocal.REGION.id());
  }

  private static void awaitReady(String endpoint)
      throws Tool.Failed, IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest init =
        HttpRequest.newBuilder(URI.create(endpoint + "/_localstack/init"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < PATIENCE.toNanos()) {
      try {
        String answer = client.send(init, BodyHandlers.ofString()).body();
        if (answer.replace(" ", "").contains("\"READY\":true")) return;
      } catch (IOException e) {
        // Not yet.
      }
      Thread.sleep(250);
    }
    throw new Tool.Failed(
        "LocalStack did not get ready at "
            + endpoint
            + " in "
            + PATIENCE.toSeconds()
            + " s; see docker logs "
            + CONTAINER);
  }
}
