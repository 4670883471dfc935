package io.loadline.ready;

import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.plan.TimeText;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import io.loadline.transport.UserAgent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Probes over a plain socket, one connection each, for a gateway that knows the service by its
 * {@code Host} header where {@code java.net.http} refuses to send one: it was used in this JVM
 * before Loadline could allow it.
 */
final class SocketProber implements Prober {
  private final Target target;

  SocketProber(Target target) {
    this.target = target;
  }

  @Override
  public Reply send(Ask ask) throws InterruptedException {
    try (Socket socket = new Socket()) {
      CompletableFuture<Reply> pending = CompletableFuture.supplyAsync(() -> talk(socket, ask));
      return pending.get(ask.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Failed(Failure.TIMEOUT, "no answer within " + TimeText.of(ask.timeout()));
    } catch (ExecutionException e) {
      return Failures.of(e);
    } catch (IOException e) {
      return new Failed(Failure.CLOSED, String.valueOf(e.getMessage()));
    }
  }

  private Reply talk(Socket socket, Ask ask) {
    try {
      socket.connect(new InetSocketAddress(target.host(), target.port()));
      socket.getOutputStream().write(request(ask));
      return WholeAnswer.read(socket.getInputStream());
    } catch (IOException e) {
      return Failures.of(new ExecutionException(e));
    }
  }

  private byte[] request(Ask ask) {
    Payload payload = ask.payload();
    byte[] body = payload == null ? new byte[0] : payload.bytes();
    StringBuilder head = new StringBuilder(256);
    String path = new Target(ask.url()).pathAndQuery();
    head.append(ask.method()).append(' ').append(path).append(" HTTP/1.1\r\n");
    field(head, "Host", target.authority());
    field(head, UserAgent.HEADER, UserAgent.VALUE);
    field(head, Phase.HEADER, Phase.PROBE.id());
    for (Header header : ask.headers()) {
      field(head, header.name(), header.value());
    }
    field(head, "Connection", "close");
    if (payload != null) {
      field(head, "Content-Length", Integer.toString(body.length));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  @Override
  public void close() {
    // each request has a connection of its own, which ends with it
  }
}
