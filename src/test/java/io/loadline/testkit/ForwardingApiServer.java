package io.loadline.testkit;

import io.loadline.kubernetes.client.Cluster;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An API server that carries connections to ports of pods, as that of Kubernetes 1.34 does over
 * websockets (RFC 6455, v4.channel.k8s.io), and a connection to it. For tests that hold the lock on
 * system properties.
 */
public final class ForwardingApiServer implements AutoCloseable {
  private static final String PROPERTY = "kubeconfig";

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final int FINAL = 0x80;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int DATA = 0;
  private static final int ERROR = 1;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final RawServer server;
  private final Cluster cluster;

  /** What listens on the port of a pod. */
  @FunctionalInterface
  public interface Port {
    /** Is given each message as it came; before them an empty one, when the connection is made. */
    void heard(String message, Answering answer) throws IOException;
  }

  /** What comes back, in a message by itself. */
  public interface Answering {
    void data(String text) throws IOException;

    /** As a kubelet says that nobody listens. */
    void error(String text) throws IOException;

    /** Says that the connection to the port has ended. */
    void end() throws IOException;
  }

  private ForwardingApiServer(int status, Port port) throws IOException {
    server = RawServer.start(client -> talk(client, status, port));
    Path kubeconfig = Files.createTempFile("loadline-kubeconfig", ".yaml");
    kubeconfig.toFile().deleteOnExit();
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        current-context: c
        clusters: [{name: a, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: u, user: {token: t}}]
        contexts: [{name: c, context: {cluster: a, user: u}}]
        """
            .formatted(server.port()));
    System.setProperty(PROPERTY, kubeconfig.toString());
    cluster = Cluster.open("").orElseThrow();
    System.clearProperty(PROPERTY);
  }

  public static ForwardingApiServer to(Port port) throws IOException {
    return new ForwardingApiServer(101, port);
  }

  /** Carries nothing. */
  public static ForwardingApiServer refusing(int status) throws IOException {
    return new ForwardingApiServer(status, (message, answer) -> {});
  }

  public Cluster cluster() {
    return cluster;
  }

  public List<String> asked() {
    return asked;
  }

  private void talk(Socket client, int status, Port port) throws IOException {
    client.setTcpNoDelay(true);
    DataInputStream in = new DataInputStream(client.getInputStream());
    List<String> head = head(in);
    asked.add(head.get(0));
    OutputStream out = client.getOutputStream();
    String answer = status == 101 ? accepted(head) : "Content-Length: 0\r\n\r\n";
    out.write(("HTTP/1.1 " + status + " \r\n" + answer).getBytes(StandardCharsets.US_ASCII));
    if (status == 101) {
      carry(in, new Messages(out), port);
    }
  }

  private static void carry(DataInputStream in, Messages out, Port port) throws IOException {
    // Each channel says first which port it is of.
    out.send(DATA, "\u0001\u0000");
    out.send(ERROR, "\u0001\u0000");
    port.heard("", out);
    for (byte[] message = message(in); message.length > 0; message = message(in)) {
      port.heard(new String(message, 1, message.length - 1, StandardCharsets.ISO_8859_1), out);
    }
  }

  private static List<String> head(DataInputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    while (true) {
      int next = in.readUnsignedByte();
      if (next == '\n' && line.isEmpty()) {
        return lines;
      } else if (next == '\n') {
        lines.add(line.toString());
        line.setLength(0);
      } else if (next != '\r') {
        line.append((char) next);
      }
    }
  }

  private static String accepted(List<String> head) {
    String name = "sec-websocket-key:";
    String key =
        head.stream()
            .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
            .map(line -> line.substring(name.length()).strip())
            .findFirst()
            .orElseThrow();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol:"
          + " v4.channel.k8s.io\r\nSec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(hash)
          + "\r\n\r\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of the client's, masked; empty when it closes. */
  private static byte[] message(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte() & 0xf;
    int length = in.readUnsignedByte() & 0x7f;
    byte[] mask = new byte[4];
    byte[] data = new byte[length == 126 ? in.readUnsignedShort() : length];
    in.readFully(mask);
    in.readFully(data);
    for (int at = 0; at < data.length; at++) {
      data[at] ^= mask[at % mask.length];
    }
    return kind == CLOSE ? new byte[0] : data;
  }

  private record Messages(OutputStream out) implements Answering {
    void send(int channel, String text) throws IOException {
      byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
      byte[] message = new byte[data.length + 3];
      message[0] = (byte) (FINAL | BINARY);
      message[1] = (byte) (data.length + 1);
      message[2] = (byte) channel;
      System.arraycopy(data, 0, message, 3, data.length);
      out.write(message);
    }

    @Override
    public void data(String text) throws IOException {
      send(DATA, text);
    }

    @Override
    public void error(String text) throws IOException {
      send(ERROR, text);
    }

    @Override
    public void end() throws IOException {
      out.write(new byte[] {(byte) (FINAL | CLOSE), 0});
    }
  }

  @Override
  public void close() {
    cluster.close();
    server.close();
  }
}
