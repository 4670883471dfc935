package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.UnjudgedAnswers.CheckThread;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.ManualIoEventLoop;
import java.util.function.Function;

/** The loop of Loadline for connections whose pipeline is made elsewhere, by Netty's own codec. */
public final class NettyLoop {
  private NettyLoop() {}

  /** As {@link SocketLoop#drive}, with sockets of the same kind and the same options. */
  public static void drive(Call call, Pacer pacer, Function<Bootstrap, SocketLoop.Connections<?>> lanes) {
    IoKind kind = IoKind.best();
    TimerSlack slack = TimerSlack.fine();
    try {
      ManualIoEventLoop loop = new ManualIoEventLoop(Thread.currentThread(), kind.handlers());
      Bootstrap bootstrap =
          new Bootstrap()
              .group(loop)
              .channelFactory(kind.sockets())
              .disableResolver()
              .option(ChannelOption.TCP_NODELAY, true);
      UnjudgedAnswers unjudged = new UnjudgedAnswers(new CheckThread(), loop::wakeup, pacer, System::nanoTime);
      SocketLoop.Connections<?> lane = lanes.apply(bootstrap);
      PacedLoop paced = new PacedLoop(kind, loop, lane, unjudged, new SocketCount());
      NettyTransport.drive(paced, call, pacer);
    } finally {
      slack.restore();
    }
  }

  public static String name() {
    return IoKind.best().name();
  }
}
