package io.loadline.transport.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One socket, from connecting to its end. Its owner has one at a time. While it tries one address
 * after the other it goes from channel to channel, and hears only the last of them.
 */
@Sharable
@SuppressWarnings("FutureReturnValueIgnored") // the channel tells of failures by its events
final class SocketHandler extends ChannelInboundHandlerAdapter {
  private final DialListener owner;
  private final Socket.Listener listener;
  private final ReadBuffer reads;
  private @Nullable Channel channel;
  private boolean open;
  private boolean cut;

  SocketHandler(DialListener owner, Socket.Listener listener, ReadBuffer reads) {
    this.owner = owner;
    this.listener = listener;
    this.reads = reads;
  }

  /** Before the socket connects. */
  void on(Channel socket) {
    channel = socket;
    if (cut) {
      socket.close();
    }
  }

  /** Connected, hands shaken. Until then the dialer tells of failures. */
  void opened() {
    open = true;
  }

  boolean isActive() {
    return channel != null && channel.isActive();
  }

  void write(ByteBuf bytes) {
    if (channel == null) {
      throw new IllegalStateException("written before it was connected");
    }
    channel.writeAndFlush(bytes, channel.voidPromise());
  }

  boolean isCut() {
    return cut;
  }

  /** Whether a part of a request is still to be written. */
  boolean isWriting() {
    ChannelOutboundBuffer pending = channel == null ? null : channel.unsafe().outboundBuffer();
    return pending != null && !pending.isEmpty();
  }

  /** Whether more than a socket takes in one go is still to be written. */
  boolean isFull() {
    return channel != null && !channel.isWritable();
  }

  /** The owner hears no more of it, though the socket stays open until the server closes it. */
  void abandon() {
    cut = true;
  }

  /** Closes the socket; the owner hears no more of it. */
  void cut() {
    cut = true;
    if (channel != null) {
      channel.close();
    }
  }

  private boolean hears(ChannelHandlerContext context) {
    return open && !cut && context.channel() == channel;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf read = (ByteBuf) message;
    try {
      while (read.isReadable()) {
        int length = reads.take(read);
        if (hears(context)) {
          listener.received(reads.bytes(), length);
        }
      }
    } finally {
      read.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (hears(context)) {
      listener.drained();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (hears(context) && context.channel().isWritable()) {
      listener.writable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ended(context);
  }

  /** TLS may end before the socket does; nothing more will come. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslCloseCompletionEvent) {
      ended(context);
      context.close();
    }
  }

  private void ended(ChannelHandlerContext context) {
    if (hears(context)) {
      cut = true;
      listener.closed();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!hears(context)) {
      context.close();
    } else if (cause.getCause() instanceof SSLHandshakeException refusal) {
      // TLS 1.3: the server judges our certificate when for us the handshake is over.
      owner.refused(this, refusal);
    } else {
      cut();
      listener.broken(SocketFailures.text(cause));
    }
  }
}
