package io.loadline.kubernetes.access;

import io.loadline.kubernetes.access.AccessRoute.Break;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A port of this machine each of whose connections ends in a ready pod, one pod after the other in
 * turn. A connection that breaks is closed, so that its request counts as what it was; the next one
 * is carried to a pod that is ready then. Nothing of it stands in the cluster: when this process
 * ends, however it ends, so do the streams. Thread-safe.
 */
final class PodTunnel implements AutoCloseable {
  private final ServerSocketChannel listener;
  private final PodStreams streams;
  private final PodsInTurn pods;
  private final TunnelBreaks breaks;
  private final TrafficCount traffic = new TrafficCount();
  private final Set<TunnelConnection> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(PodTunnel::daemon);

  private PodTunnel(
      ServerSocketChannel listener, PodStreams streams, PodsInTurn pods, InstantSource clock) {
    this.listener = listener;
    this.streams = streams;
    this.pods = pods;
    this.breaks = new TunnelBreaks(clock);
  }

  /** Listens at once, on a free port of the loopback address. */
  static PodTunnel open(PodStreams streams, PodsInTurn pods, InstantSource clock) {
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      PodTunnel tunnel = new PodTunnel(listener, streams, pods, clock);
      tunnel.threads.execute(tunnel::acceptAll);
      return tunnel;
    } catch (IOException e) {
      throw new UncheckedIOException("no port of this machine can be listened on", e);
    }
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  List<Break> breaks() {
    return breaks.all();
  }

  /** How many breaks were followed by a connection that works. */
  int reconnects() {
    return breaks.mended();
  }

  TunnelTraffic traffic() {
    return traffic.now();
  }

  /** Its threads have ended then, unless one needs more than two seconds for that. */
  @Override
  public void close() {
    threads.shutdown();
    closeQuietly(listener);
    open.forEach(TunnelConnection::close);
    threads.shutdownNow();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      boolean ended = threads.awaitTermination(2, TimeUnit.SECONDS);
      System.getLogger(PodTunnel.class.getName())
          .log(System.Logger.Level.DEBUG, "all threads of the tunnel have ended: {0}", ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptAll() {
    while (listener.isOpen()) {
      try {
        SocketChannel socket = listener.accept();
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // Looking up pods may take a while, and others wait in the line.
        threads.execute(() -> carry(socket));
      } catch (IOException | RejectedExecutionException e) {
        // Closed, or a connection that was gone before it was taken.
      }
    }
  }

  private void carry(SocketChannel socket) {
    try {
      TunnelConnection connection =
          new TunnelConnection(socket, pods.next(), traffic, new Watched());
      open.add(connection);
      connection.open(streams);
      if (!listener.isOpen()) {
        connection.close();
      }
    } catch (RuntimeException e) {
      breaks.add("a connection could not be tunneled: " + e.getMessage());
      pods.lost();
      closeQuietly(socket);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no more use either way.
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "loadline-tunnel");
    thread.setDaemon(true);
    return thread;
  }

  private final class Watched implements TunnelConnection.Life {
    @Override
    public void works(TunnelConnection connection) {
      breaks.opened();
    }

    @Override
    public void ended(TunnelConnection connection) {
      open.remove(connection);
      List<String> faults = connection.faults();
      if (!faults.isEmpty()) {
        pods.lost();
        breaks.add("the tunnel to " + connection.to() + " broke: " + faults.get(0));
      }
    }
  }

  /** The breaks of a tunnel in their order, and what was mended of them. Thread-safe. */
  private static final class TunnelBreaks {
    private final InstantSource clock;
    private final List<Break> all = new ArrayList<>();
    private int opened;

    TunnelBreaks(InstantSource clock) {
      this.clock = clock;
    }

    synchronized void add(String what) {
      all.add(new Break(clock.instant(), what));
    }

    /** A connection was carried through again. */
    synchronized void opened() {
      if (!all.isEmpty()) {
        opened++;
      }
    }

    synchronized List<Break> all() {
      return List.copyOf(all);
    }

    /** How many of them were followed by a connection that works. */
    synchronized int mended() {
      return Math.min(all.size(), opened);
    }
  }
}
