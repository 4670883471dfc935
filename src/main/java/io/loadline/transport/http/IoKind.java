package io.loadline.transport.http;

import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a loop's sockets come from.
 *
 * @param precise whether it can wait for bytes and for less than a millisecond at once
 */
record IoKind(
    String name,
    IoHandlerFactory handlers,
    ChannelFactory<? extends SocketChannel> sockets,
    boolean precise) {
  private static final long MILLISECOND = 1_000_000;
  private static final long STEP = 50_000;

  // Netty would log through SLF4J, which fabric8 brings, and that complains on the console of the
  // user's build when nobody has chosen where to.
  static {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
  }

  /** Epoll where there is one, else NIO. */
  static IoKind best() {
    return Epoll.isAvailable() ? epoll() : nio();
  }

  static IoKind epoll() {
    return new IoKind("netty-epoll", EpollIoHandler.newFactory(), EpollSocketChannel::new, true);
  }

  static IoKind nio() {
    return new IoKind("netty-nio", NioIoHandler.newFactory(), NioSocketChannel::new, false);
  }

  /**
   * Handles what has come, or waits for something to come.
   *
   * @param nanos for how long at most; positive
   * @return whether anything came
   */
  boolean await(ManualIoEventLoop loop, long nanos) {
    if (precise) {
      return loop.run(nanos) > 0;
    }
    if (nanos > 2 * MILLISECOND) {
      // A selector rounds to whole milliseconds, up or down.
      return loop.run(nanos - MILLISECOND) > 0;
    }
    boolean came = loop.runNow() > 0;
    if (!came) {
      LockSupport.parkNanos(Math.min(nanos, STEP));
    }
    return came;
  }
}
