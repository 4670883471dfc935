package io.loadline.transport.http;

import io.loadline.plan.Target;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.UnjudgedAnswers.CheckThread;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.http.SocketLoop.Sockets;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.socket.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Sockets in memory for the calling thread, which is their loop. */
public final class MemoryWire {
  private final List<MemoryChannel> channels = new ArrayList<>();
  private final ManualIoEventLoop loop =
      new ManualIoEventLoop(Thread.currentThread(), LocalIoHandler.newFactory());
  private final IoKind kind =
      new IoKind("memory", LocalIoHandler.newFactory(), this::channel, false);

  private SocketChannel channel() {
    MemoryChannel fresh = new MemoryChannel();
    channels.add(fresh);
    return fresh;
  }

  /** For connections of Loadline. */
  public Sockets sockets(Target target) {
    Dialer dialer = new Dialer(kind, loop, TargetRoute.to(target, "h2"), new ReadBuffer());
    return number -> new Socket(number, dialer, new SocketCount());
  }

  public UnjudgedAnswers unjudged(Pacer pacer) {
    return new UnjudgedAnswers(new CheckThread(), loop::wakeup, pacer, System::nanoTime);
  }

  /** For connections of Netty's codec. */
  public Bootstrap bootstrap() {
    return new Bootstrap().group(loop).channelFactory(this::channel).disableResolver();
  }

  /** Does what was put off. */
  public void turn() {
    loop.runNow();
  }

  /** The socket that was opened last. */
  public MemoryChannel last() {
    return channels.get(channels.size() - 1);
  }
}
