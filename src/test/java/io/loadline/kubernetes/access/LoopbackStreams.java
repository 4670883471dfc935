package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Carries connections to a server of this machine, in place of a pod's; each can be broken. */
final class LoopbackStreams implements PodStreams {
  private final int port;
  private final List<Stream> all = new CopyOnWriteArrayList<>();
  private final List<String> pods = new ArrayList<>();
  private volatile String refusal = "";

  LoopbackStreams(int port) {
    this.port = port;
  }

  /** The pods that were asked, in their order. */
  synchronized List<String> pods() {
    return List.copyOf(pods);
  }

  /** Every stream from now on fails at once. */
  void refuse(String why) {
    refusal = why;
  }

  void breakAll(String why) {
    all.forEach(each -> each.fail(why));
  }

  boolean noneIsOpen() {
    return all.stream().noneMatch(Stream::isAlive);
  }

  @Override
  public Cluster.PortForward open(
      MeasuredTunnel.PodPort to, ReadableByteChannel in, WritableByteChannel out) {
    synchronized (this) {
      pods.add(to.pod());
    }
    Stream stream = new Stream(in, out);
    all.add(stream);
    if (refusal.isEmpty()) {
      stream.start();
    } else {
      stream.fail(refusal);
    }
    return stream;
  }

  private final class Stream implements Cluster.PortForward {
    private final ReadableByteChannel in;
    private final WritableByteChannel out;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private volatile boolean alive = true;
    private @Nullable SocketChannel server;

    Stream(ReadableByteChannel in, WritableByteChannel out) {
      this.in = in;
      this.out = out;
    }

    void start() {
      try {
        SocketChannel made =
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server = made;
        thread(() -> copy(in, made));
        thread(() -> copy(made, out));
      } catch (IOException e) {
        fail("connection refused");
      }
    }

    void fail(String why) {
      errors.add(why);
      close();
    }

    private void copy(ReadableByteChannel from, WritableByteChannel to) {
      ByteBuffer buffer = ByteBuffer.allocate(4_096);
      try {
        while (from.read(buffer.clear()) >= 0) {
          buffer.flip();
          while (buffer.hasRemaining()) {
            to.write(buffer);
          }
        }
      } catch (IOException e) {
        // It is over.
      }
      close();
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public List<String> errors() {
      return errors;
    }

    @Override
    public boolean isForbidden() {
      return false;
    }

    @Override
    public void close() {
      alive = false;
      closeQuietly(in);
      closeQuietly(out);
      if (server != null) {
        closeQuietly(server);
      }
    }
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "loopback-stream");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no more use either way.
    }
  }
}
