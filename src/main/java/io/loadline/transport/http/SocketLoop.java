package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.answer.UnjudgedAnswers.CheckThread;
import io.netty.channel.ManualIoEventLoop;
import java.util.ArrayDeque;

/** The loop of this package for protocols of other packages: pacing and I/O on one thread. */
public final class SocketLoop {
  private final IoKind kind;
  private final CheckThread checks = new CheckThread();

  private SocketLoop(IoKind kind) {
    this.kind = kind;
  }

  /** On epoll where there is one, else on NIO. */
  public static SocketLoop best() {
    return new SocketLoop(IoKind.best());
  }

  /** On NIO, which every system has. */
  public static SocketLoop nio() {
    return new SocketLoop(IoKind.nio());
  }

  /** {@code netty-epoll} or {@code netty-nio}. */
  public String name() {
    return kind.name();
  }

  /** As {@link io.loadline.transport.Transport#drive}, with connections made for this drive. */
  public void drive(Call call, Pacer pacer, ConnectionMaker maker) {
    ReadBuffer reads = new ReadBuffer();
    TimerSlack slack = TimerSlack.fine();
    try {
      ManualIoEventLoop loop = new ManualIoEventLoop(Thread.currentThread(), kind.handlers());
      Dialer dialer = new Dialer(kind, loop, TargetRoute.to(call.target(), "h2"), reads);
      UnjudgedAnswers unjudged = new UnjudgedAnswers(checks, loop::wakeup, pacer, System::nanoTime);
      SocketCount count = new SocketCount();
      Connections<?> connections =
          maker.make(number -> new Socket(number, dialer, count), unjudged);
      PacedLoop paced = new PacedLoop(kind, loop, connections, unjudged, count);
      NettyTransport.drive(paced, call, pacer);
    } finally {
      slack.restore();
      reads.release();
    }
  }

  @FunctionalInterface
  public interface ConnectionMaker {
    Connections<?> make(Sockets sockets, UnjudgedAnswers unjudged);
  }

  @FunctionalInterface
  public interface Sockets {
    /**
     * A socket that is not open yet, and must be told whom to tell before it is.
     *
     * @param number spreads sockets over the addresses of the host
     */
    Socket create(int number);
  }

  /**
   * What a loop drives; all calls come from the loop's thread.
   *
   * @param <P> a place for a request
   */
  public abstract static class Connections<P> implements LoopConnections {
    private final ArrayDeque<P> endedWhileSending = new ArrayDeque<>();
    private boolean sending;

    /**
     * Opens connections, to be called again until false is returned.
     *
     * @return whether there is still something to wait for
     */
    public abstract boolean openMore();

    /** Leaves those that do not connect to the requests that will need them. */
    public abstract void stopOpening();

    /** Hands to the sockets what was gathered for them in this turn. */
    public abstract void flush();

    /** Closes all connections; the pacer hears of nothing any more. */
    public abstract void close();

    @Override
    public final void send(Exchange exchange) {
      sending = true;
      start(exchange);
      sending = false;
    }

    /** Sends a request, which may end at once. */
    protected abstract void start(Exchange exchange);

    /** A request has ended; while it is being sent the pacer must not hear of it. */
    protected final void ended(P place) {
      if (sending) {
        endedWhileSending.add(place);
      } else {
        release(place);
      }
    }

    /** Makes the place of a request that has ended free, and tells the pacer. */
    protected abstract void release(P place);

    /** Tells the pacer of the requests that ended while they were being sent. */
    public final void releaseEnded() {
      for (int left = endedWhileSending.size(); left > 0; left--) {
        release(endedWhileSending.remove());
      }
    }

    final boolean hasEnded() {
      return !endedWhileSending.isEmpty();
    }
  }
}
