package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.loadline.text.OneLine;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a port of a pod: Kubernetes's port-forward over a websocket, where each message
 * begins with its channel, 0 for data and 1 for errors. fabric8 has the same, but over the JDK's
 * client it drops what it is given while a message is still on its way (docs/adr/0011), which is
 * what any request of more than 4 kB does.
 */
final class PodStream implements WebSocket.Listener, Cluster.PortForward {
  private static final String PROTOCOL = "v4.channel.k8s.io";
  private static final int CHUNK = 32 * 1024;
  private static final long GLANCE = 20_000;
  private static final byte DATA = 0;

  /** Each channel says first which port it is of. */
  private static final int GREETINGS = 2;

  private final ReadableByteChannel in;
  private final WritableByteChannel out;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable WebSocket socket;
  private volatile boolean forbidden;
  private int greetings;

  private PodStream(ReadableByteChannel in, WritableByteChannel out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Comes back at once; both channels are closed when it fails.
   *
   * @param pod {@code namespaces/default/pods/iris}
   */
  static PodStream open(
      KubernetesClient client,
      String pod,
      int port,
      ReadableByteChannel in,
      WritableByteChannel out) {
    PodStream stream = new PodStream(in, out);
    URI server = URI.create(String.valueOf(client.getMasterUrl()));
    CompletableFuture<WebSocket> unused =
        client
            .getHttpClient()
            .newWebSocketBuilder()
            .uri(server.resolve("api/v1/" + pod + "/portforward?ports=" + port))
            .subprotocol(PROTOCOL)
            .buildAsync(stream)
            .whenComplete(
                (made, failure) -> {
                  if (failure != null) {
                    stream.forbidden = SocketFailure.isForbidden(failure);
                    stream.fail(SocketFailure.text(failure));
                  }
                });
    return stream;
  }

  @Override
  public boolean isAlive() {
    return !over.get();
  }

  @Override
  public List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public boolean isForbidden() {
    return forbidden;
  }

  @Override
  public void close() {
    end();
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    if (over.get()) {
      opened.sendClose(1000, "closed");
      return;
    }
    Thread pump = new Thread(() -> pump(opened), "loadline-tunnel-send");
    pump.setDaemon(true);
    pump.start();
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    onMessage(from, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void onMessage(WebSocket from, ByteBuffer message) {
    if (greetings < GREETINGS) {
      greetings++;
    } else if (!message.hasRemaining()) {
      fail("the API server sent an empty message");
    } else if (message.get() == DATA) {
      deliver(message);
    } else {
      fail(OneLine.of(StandardCharsets.UTF_8.decode(message).toString()));
    }
    from.request();
  }

  @Override
  public void onClose(WebSocket from, int code, String reason) {
    end();
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    fail(SocketFailure.text(failure));
  }

  private void deliver(ByteBuffer data) {
    try {
      while (data.hasRemaining()) {
        out.write(data);
      }
    } catch (IOException e) {
      end();
    }
  }

  private void pump(WebSocket to) {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    try {
      while (!over.get()) {
        buffer.clear().put(DATA);
        if (in.read(buffer) < 0) {
          break;
        }
        send(to, buffer.flip());
      }
    } catch (IOException e) {
      // The client's side is closed; there is nobody left to tell.
    }
    end();
  }

  /** One message at a time: the JDK's client refuses a second one. */
  private void send(WebSocket to, ByteBuffer message) {
    while (to.queueSize() > 0 && !over.get()) {
      LockSupport.parkNanos(GLANCE);
    }
    if (!over.get() && !to.send(message)) {
      fail("the API server took no more");
    }
  }

  private void fail(String why) {
    if (!over.get()) {
      errors.add(why);
      end();
    }
  }

  private void end() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    closeQuietly(in);
    closeQuietly(out);
    WebSocket opened = socket;
    if (opened != null) {
      opened.sendClose(1000, "closed");
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no more use either way.
    }
  }
}
