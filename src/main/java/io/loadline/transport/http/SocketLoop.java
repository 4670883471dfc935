package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.transport.Pacer;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.answer.UnjudgedAnswers.CheckThread;
import io.netty.channel.ManualIoEventLoop;

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
      Connections connections = maker.make(number -> new Socket(number, dialer, count), unjudged);
      PacedLoop paced = new PacedLoop(kind, loop, connections, unjudged, count);
      NettyTransport.drive(paced, call, pacer);
    } finally {
      slack.restore();
      reads.release();
    }
  }

  /** Makes what a loop drives. */
  @FunctionalInterface
  public interface ConnectionMaker {
    Connections make(Sockets sockets, UnjudgedAnswers unjudged);
  }

  /** Makes sockets of one loop to one host. */
  @FunctionalInterface
  public interface Sockets {
    /**
     * A socket that is not open yet, and must be told whom to tell before it is.
     *
     * @param number spreads sockets over the addresses of the host
     */
    Socket create(int number);
  }

  /** What a loop asks of the connections that it drives; all calls come from the loop's thread. */
  public interface Connections extends LoopConnections {
    /**
     * Opens connections, to be called again until false is returned.
     *
     * @return whether there is still something to wait for
     */
    boolean openMore();

    /** Leaves those that do not connect to the requests that will need them. */
    void stopOpening();

    /** Whether a request ended while it was being sent. */
    boolean hasEnded();

    /** Tells the pacer of the requests that ended while they were being sent. */
    void releaseEnded();

    /** Hands to the sockets what was gathered for them in this turn. */
    default void flush() {
      // what is not gathered is with its socket already
    }

    /** Closes all connections; the pacer hears of nothing any more. */
    void close();
  }
}
