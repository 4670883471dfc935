package io.loadline.selfcheck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Answers each request without a body with the same bytes, on loopback, on a thread of its own. */
final class NullServer implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);
  private static final int END_OF_REQUEST = 0x0D0A0D0A;

  private final Selector selector;
  private final ServerSocketChannel door;
  private final ByteBuffer in = ByteBuffer.allocateDirect(16_384);
  private final ByteBuffer out = ByteBuffer.allocateDirect(ANSWER.length);
  private final Thread thread = new Thread(this::serve, "loadline-null-server");
  private volatile boolean closed;

  NullServer() throws IOException {
    selector = Selector.open();
    door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
    out.put(ANSWER).flip();
    thread.setDaemon(true);
    thread.start();
  }

  int port() throws IOException {
    return ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  private void serve() {
    try (selector) {
      while (!closed) {
        selector.select(this::handle);
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      // the check sees that nothing answers
    }
  }

  private void handle(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else {
        answer((SocketChannel) key.channel(), key);
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  private void accept() throws IOException {
    SocketChannel client = door.accept();
    if (client != null) {
      client.configureBlocking(false);
      client.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
      client.register(selector, SelectionKey.OP_READ, new int[1]);
    }
  }

  /** A request ends with an empty line; what was read so far is kept over reads. */
  private void answer(SocketChannel client, SelectionKey key) throws IOException {
    in.clear();
    if (client.read(in) < 0) {
      client.close();
      return;
    }
    int[] last = (int[]) key.attachment();
    for (in.flip(); in.hasRemaining(); ) {
      last[0] = (last[0] << 8) | (in.get() & 0xff);
      if (last[0] == END_OF_REQUEST) {
        client.write(out.duplicate());
      }
    }
  }

  /** Has the thread close what it uses, and waits for it. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
