package io.loadline.kubernetes.access;

import io.loadline.plan.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A {@code HEAD} request: its answer has no body, and what it says does not matter. A server that
 * closes after each answer makes each trip connect anew, as it makes the load.
 */
final class HttpRoundTrip implements RoundTrip {
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final String END = "\r\n\r\n";

  private final byte[] request;
  private final LoopbackSocket socket;

  HttpRoundTrip(int port, String authority, String path) {
    this.socket = new LoopbackSocket(port);
    this.request =
        "HEAD %s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\n%s: %s\r\n\r\n"
            .formatted(path, authority, Phase.HEADER, Phase.PROBE.id())
            .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void once() throws IOException {
    Socket used = socket.connected();
    used.getOutputStream().write(request);
    String head = head(used.getInputStream());
    if (!head.startsWith("http/1.")) {
      throw new IOException("no answer of HTTP/1.1");
    }
    boolean closes = head.contains("\r\nconnection: close") || head.startsWith("http/1.0");
    if (closes || used.getInputStream().available() > 0) {
      close();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** In lower case. */
  private static String head(InputStream from) throws IOException {
    StringBuilder head = new StringBuilder();
    byte[] some = new byte[4_096];
    while (head.indexOf(END) < 0) {
      int count = from.read(some);
      if (count < 0 || head.length() > LONGEST_HEAD) {
        throw new IOException("the answer has no end");
      }
      head.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }
}
