package io.loadline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A server on the loopback address that answers each request when a program says, to the
 * microsecond: one thread, which spins when an answer is near. Keeps its own stamps of each
 * numbered request on the clock of {@link System#nanoTime}; read them after {@link #stop}.
 */
public final class TruthServer implements AutoCloseable {
  /** Decides when a request is answered; called in the order of arrival, by one thread. */
  public interface Program {
    long due(int number, long received);
  }

  private record Due(long at, int number, SocketChannel channel) {}

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
          .getBytes(StandardCharsets.US_ASCII);
  private static final long NEAR = 3_000_000;
  private static final long LONGEST_WAIT = 50;

  private final Selector selector = Selector.open();
  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private final PriorityQueue<Due> dues = new PriorityQueue<>(Comparator.comparingLong(Due::at));
  private final Thread thread = new Thread(this::serve, "truth-server");
  private final Program program;
  private final long[] received;
  private final long[] due;
  private final long[] answered;
  private final int[] times;
  private volatile boolean closed;

  private TruthServer(int requests, Program program) throws IOException {
    this.program = program;
    this.received = new long[requests];
    this.due = new long[requests];
    this.answered = new long[requests];
    this.times = new int[requests];
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  /**
   * For requests numbered from 0 to {@code requests - 1}, as {@link NumberedCalls} numbers them.
   */
  public static TruthServer start(int requests, Program program) throws IOException {
    TruthServer server = new TruthServer(requests, program);
    server.thread.setDaemon(true);
    server.thread.start();
    return server;
  }

  public URI url() throws IOException {
    InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
    return URI.create("http://127.0.0.1:" + address.getPort() + "/v2/models/truth/infer");
  }

  /** When a request had been read. */
  public long received(int number) {
    return received[number];
  }

  /** When its answer was about to be written. */
  public long answered(int number) {
    return answered[number];
  }

  /** How much later than the program said it was answered: this server's own error. */
  public long late(int number) {
    return answered[number] - due[number];
  }

  /** How often a request was read. */
  public int times(int number) {
    return times[number];
  }

  private void serve() {
    try {
      while (!closed) {
        select();
        for (SelectionKey key : selector.selectedKeys()) {
          handle(key);
        }
        selector.selectedKeys().clear();
        answerDue();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void select() throws IOException {
    Due next = dues.peek();
    long left = next == null ? Long.MAX_VALUE : next.at() - System.nanoTime();
    if (left > NEAR) {
      selector.select(Math.min(LONGEST_WAIT, (left - NEAR / 2) / 1_000_000));
    } else {
      selector.selectNow();
    }
  }

  private void handle(SelectionKey key) throws IOException {
    if (key.isAcceptable()) {
      SocketChannel channel = listener.accept();
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(4_096));
      return;
    }
    SocketChannel channel = (SocketChannel) key.channel();
    ByteBuffer read = (ByteBuffer) key.attachment();
    if (channel.read(read) < 0) {
      channel.close();
      return;
    }
    take(channel, read, System.nanoTime());
  }

  private void take(SocketChannel channel, ByteBuffer read, long now) {
    String text = StandardCharsets.US_ASCII.decode(read.duplicate().flip()).toString();
    if (!NumberedCalls.isWhole(text)) {
      return;
    }
    read.clear();
    int number = NumberedCalls.measuredNumber(text);
    if (number < 0) {
      dues.add(new Due(now, number, channel));
      return;
    }
    times[number]++;
    received[number] = now;
    due[number] = program.due(number, now);
    dues.add(new Due(due[number], number, channel));
  }

  private void answerDue() throws IOException {
    while (!dues.isEmpty() && dues.peek().at() <= System.nanoTime()) {
      Due due = dues.remove();
      if (due.number() >= 0) {
        answered[due.number()] = System.nanoTime();
      }
      due.channel().write(ByteBuffer.wrap(ANSWER));
    }
  }

  /** Ends the thread, so that its stamps may be read. */
  public void stop() throws InterruptedException {
    closed = true;
    selector.wakeup();
    thread.join();
  }

  @Override
  public void close() throws IOException {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
