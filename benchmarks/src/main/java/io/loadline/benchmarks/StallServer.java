package io.loadline.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A single-threaded server that answers at once, but reads nothing for {@code stall} ms out of
 * every {@code period} ms. The first stall begins half a period after the first measured request, so
 * that a run of n periods has exactly n whole stalls in it.
 *
 * <p>{@code port=.. period=10000 stall=1000}
 */
final class StallServer {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String END = "\r\n\r\n";
  private static final String MEASURED = "loadline-phase: measurement";

  private final long periodNanos;
  private final long stallNanos;
  private final ByteBuffer input = ByteBuffer.allocate(1 << 16);
  private long nextStall = Long.MAX_VALUE;

  private StallServer(long periodMillis, long stallMillis) {
    this.periodNanos = periodMillis * 1_000_000;
    this.stallNanos = stallMillis * 1_000_000;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = new Options(args);
    StallServer server = new StallServer(options.integer("period"), options.integer("stall"));
    server.serve(options.integer("port"));
  }

  private void serve(int port) throws IOException, InterruptedException {
    Selector selector = Selector.open();
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress("127.0.0.1", port)).configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    while (true) {
      selector.select(key -> handle(key, listener, selector), 1);
      stallIfDue();
    }
  }

  /** The stall itself: nothing is read, what arrives waits in the sockets. */
  private void stallIfDue() throws InterruptedException {
    long now = System.nanoTime();
    if (nextStall != Long.MAX_VALUE && now - nextStall >= 0) {
      long end = nextStall + stallNanos;
      Thread.sleep(Math.max(0, (end - now) / 1_000_000));
      nextStall += periodNanos;
    }
  }

  private void handle(SelectionKey key, ServerSocketChannel listener, Selector selector) {
    try {
      if (key.isAcceptable()) {
        SocketChannel accepted = listener.accept();
        accepted.configureBlocking(false).register(selector, SelectionKey.OP_READ);
      } else {
        answer((SocketChannel) key.channel());
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  private void answer(SocketChannel channel) throws IOException {
    input.clear();
    int length = channel.read(input);
    if (length < 0) {
      channel.close();
      return;
    }
    String text = new String(input.array(), 0, length, StandardCharsets.US_ASCII);
    if (nextStall == Long.MAX_VALUE && text.toLowerCase(java.util.Locale.ROOT).contains(MEASURED)) {
      nextStall = System.nanoTime() + periodNanos / 2;
    }
    for (int at = text.indexOf(END); at >= 0; at = text.indexOf(END, at + END.length())) {
      channel.write(ByteBuffer.wrap(ANSWER));
    }
  }
}
