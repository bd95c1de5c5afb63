package org.onroll.bench.cold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for {@code localhost} that lives as long as the bench, made by the JDK's own tool.
 *
 * @param keys the store with its key
 * @param trusted the JDK's authorities and this certificate: a process that trusts them reads as
 *     much at its start as one that trusts the JDK's alone
 */
record Certificate(Path keys, Path trusted) {
  private static final String PASSWORD = "changeit";

  static Certificate make(Path folder) throws IOException, InterruptedException {
    Path keys = folder.resolve("localhost.p12");
    Path exported = folder.resolve("localhost.cer");
    Path trusted = folder.resolve("trusted.p12");
    keytool(
        List.of("-genkeypair", "-alias", "localhost", "-dname", "CN=localhost"),
        List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "30"),
        List.of("-ext", "san=dns:localhost", "-keystore", keys.toString()));
    keytool(
        List.of("-exportcert", "-alias", "localhost"),
        List.of("-file", exported.toString(), "-keystore", keys.toString()));
    Files.copy(Path.of(System.getProperty("java.home"), "lib/security/cacerts"), trusted);
    // As the JDK's own store is: certificates are no secret, and there is nothing to decrypt.
    keytool(
        List.of("-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE"),
        List.of("-J-Dkeystore.pkcs12.macAlgorithm=NONE"),
        List.of("-importcert", "-noprompt", "-alias", "onroll-bench"),
        List.of("-file", exported.toString(), "-keystore", trusted.toString()));
    return new Certificate(keys, trusted);
  }

  /** What makes a JVM trust it. */
  List<String> options() {
    return List.of("-Djavax.net.ssl.trustStore=" + trusted);
  }

  SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  @SafeVarargs
  private static void keytool(List<String>... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (List<String> some : arguments) command.addAll(some);
    command.addAll(List.of("-storepass", PASSWORD));
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) throw new IOException("no certificate could be made: " + said);
  }
}
