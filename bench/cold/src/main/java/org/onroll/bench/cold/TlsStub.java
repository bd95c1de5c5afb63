package org.onroll.bench.cold;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLServerSocket;

/**
 * TLS before a server of this machine that has none: hands on what comes, byte for byte, and notes
 * what is called. AWS's endpoints speak TLS only, and the handshake is a good part of a cold start.
 */
final class TlsStub implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final Pattern CALL =
      Pattern.compile("x-amz-target: *\\w+\\.(\\w+)|^(GET) /", Pattern.CASE_INSENSITIVE);

  private final SSLServerSocket server;
  private final int behind;
  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Listens on a free port of 127.0.0.1.
   *
   * @param behind port of the server on 127.0.0.1
   */
  TlsStub(Certificate certificate, int behind) throws IOException, GeneralSecurityException {
    this.behind = behind;
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    server =
        (SSLServerSocket)
            certificate.context().getServerSocketFactory().createServerSocket(0, BACKLOG, loopback);
    var _ = threads.submit(this::accept);
  }

  /** Under the name that the certificate is for. */
  String address() {
    return "https://localhost:" + server.getLocalPort();
  }

  /** What was called since this was last asked, in order: {@code PutItem}, {@code GET}. */
  List<String> calls() {
    List<String> since = new ArrayList<>();
    calls.drainTo(since);
    return since;
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      var _ = threads.submit(() -> serve(client));
    }
  }

  private Void serve(Socket client) throws IOException {
    try (client;
        Socket upstream = new Socket()) {
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      upstream.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), behind));
      var _ =
          threads.submit(
              () -> {
                copy(upstream.getInputStream(), client.getOutputStream(), false);
                client.close();
                return null;
              });
      copy(client.getInputStream(), upstream.getOutputStream(), true);
    }
    return null;
  }

  private void copy(InputStream in, OutputStream out, boolean requests) throws IOException {
    byte[] bytes = new byte[16 * 1024];
    for (int read; (read = in.read(bytes)) >= 0; ) {
      if (requests) note(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
      out.write(bytes, 0, read);
      out.flush();
    }
  }

  /** A request's headers come in one piece from the clients that are measured. */
  private void note(String request) {
    Matcher call = CALL.matcher(request);
    while (call.find()) calls.add(call.group(1) == null ? call.group(2) : call.group(1));
  }
}
