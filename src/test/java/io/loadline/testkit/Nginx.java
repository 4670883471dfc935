package io.loadline.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Debian's nginx on three ports: HTTP/1.1, HTTP/2 without TLS, and TLS with both by ALPN. It has
 * one file, {@value #FILE}, packs it where asked to, and closes each connection after {@value
 * #REQUESTS_A_CONNECTION} requests.
 */
public final class Nginx implements AutoCloseable {
  public static final String WHY_SKIPPED = "needs a real nginx, and there is none";
  public static final String FILE = "/answer.json";
  public static final int REQUESTS_A_CONNECTION = 50;

  /** Not on the path of those who are not root. */
  private static final Path BINARY = Path.of("/usr/sbin/nginx");

  private static final String CONFIGURATION =
      """
      worker_processes 1;
      daemon off;
      pid FOLDER/pid;
      error_log FOLDER/error.log;
      user root;
      events { worker_connections 1024; }
      http {
        log_format traces '$http_traceparent';
        access_log FOLDER/traces.log traces;
        keepalive_requests REQUESTS;
        types { application/json json; }
        gzip on;
        gzip_types application/json;
        gzip_min_length 1;
        client_body_temp_path FOLDER/body;
        proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fastcgi;
        uwsgi_temp_path FOLDER/uwsgi;
        scgi_temp_path FOLDER/scgi;
        root FOLDER/www;
        ssl_certificate FOLDER/cert.pem;
        ssl_certificate_key FOLDER/key.pem;
        server { listen 127.0.0.1:PORT1; }
        server { listen 127.0.0.1:PORT2 http2; }
        server { listen 127.0.0.1:PORT3 ssl http2; }
        server { listen 127.0.0.1:PORT4 ssl; }
      }
      """;

  private final int[] ports = new int[4];
  private final Path traces;
  private final Process process;

  private Nginx(Path folder) throws IOException {
    traces = folder.resolve("traces.log");
    String text = CONFIGURATION.replace("FOLDER", folder.toString());
    text = text.replace("REQUESTS", Integer.toString(REQUESTS_A_CONNECTION));
    for (int i = 0; i < ports.length; i++) {
      ports[i] = freePort();
      text = text.replace("PORT" + (i + 1), Integer.toString(ports[i]));
    }
    Path file = Files.writeString(folder.resolve("nginx.conf"), text);
    process =
        new ProcessBuilder(
                BINARY.toString(),
                "-p",
                folder.toString(),
                "-c",
                file.toString(),
                "-e",
                folder + "/error.log")
            .inheritIO()
            .start();
  }

  /** Whether nginx is installed. */
  public static boolean isPossible() {
    return Files.isExecutable(BINARY);
  }

  /**
   * Starts it.
   *
   * @param identity of the servers that speak TLS
   * @param folder for its files
   * @param body what the file holds
   */
  public static Nginx start(Identity identity, Path folder, String body)
      throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("www"));
    Files.writeString(folder.resolve("www" + FILE), body);
    Files.writeString(folder.resolve("cert.pem"), identity.certificatePem());
    Files.writeString(folder.resolve("key.pem"), identity.keyPem());
    Nginx nginx = new Nginx(folder);
    for (int port : nginx.ports) {
      nginx.awaitOpen(port);
    }
    return nginx;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitOpen(int port) throws IOException, InterruptedException {
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IOException("nginx ended with " + process.exitValue(), notYet);
        }
        Thread.sleep(20);
      }
    }
  }

  /** The {@code traceparent} of each request that had one; once it is closed. */
  public List<String> traces() throws IOException {
    return Files.readAllLines(traces).stream().filter(line -> !line.equals("-")).toList();
  }

  public String http() {
    return "http://127.0.0.1:" + ports[0] + FILE;
  }

  /** HTTP/2 by prior knowledge, and nothing else. */
  public String http2() {
    return "http://127.0.0.1:" + ports[1] + FILE;
  }

  /** HTTP/2 and HTTP/1.1. */
  public String https() {
    return "https://127.0.0.1:" + ports[2] + FILE;
  }

  /** HTTP/1.1 only, over TLS. */
  public String httpsWithoutHttp2() {
    return "https://127.0.0.1:" + ports[3] + FILE;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
