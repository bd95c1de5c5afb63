package org.onroll.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onroll.local.issuer.TokenDesk;
import org.onroll.local.sample.SampleSchools;

/** What {@code ./onroll up} prints once it answers. */
final class Welcome {
  private final LocalSystem system;
  private final Path log;

  Welcome(LocalSystem system, Path log) {
    this.system = system;
    this.log = log;
  }

  /**
   * @param samples whether the two sample schools are there
   */
  void print(PrintWriter out, boolean samples)
      throws IOException, InterruptedException, TokenDesk.Refused {
    String url = system.url();
    out.println(
        "OnRoll is up. Its clock says "
            + system.clock().instant().truncatedTo(ChronoUnit.SECONDS)
            + ".");
    out.println();
    out.println("  HTTPS interface   " + url + "   (openapi.yaml; plain HTTP on this machine)");
    out.println("  inbox             " + url + "/_local/inbox.html");
    out.println(
        "  clock             "
            + url
            + "/_local/clock   GET, or POST {\"to\": \"2026-09-14T06:00:00Z\"}");
    out.println("  tokens            " + url + "/_local/token?role=ROLE[&urn=URN][&client=ID]");
    out.println("  log               " + log);
    out.println();
    if (samples) {
      out.println(
          "Two schools that do not exist are there: 999101 and 999102. A token for each role:");
    } else {
      out.println("A token for each role; for a school, ask the address above with its URN:");
    }
    out.println();
    out.println("export ONROLL=" + url);
    if (samples) {
      export(out, "SCHOOL", "school", SampleSchools.FIRST.urn());
      export(out, "OTHER_SCHOOL", "school", SampleSchools.SECOND.urn());
    }
    for (String role : new String[] {"referrer", "officer", "manager", "administrator"}) {
      export(out, role.toUpperCase(Locale.ROOT), role, null);
    }
    out.println();
    out.println("Ctrl-C stops it.");
  }

  private void export(PrintWriter out, String name, String role, @Nullable String urn)
      throws IOException, InterruptedException, TokenDesk.Refused {
    out.println("export " + name + "=" + system.tokens().token(role, urn, null));
  }
}
