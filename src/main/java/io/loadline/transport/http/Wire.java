package io.loadline.transport.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/** One socket, from connecting to its end. Its owner has one at a time. */
@SuppressWarnings("FutureReturnValueIgnored") // the channel tells of failures by its events
final class Wire extends ChannelInboundHandlerAdapter {
  private final WireOwner owner;
  private final ReadBuffer reads;
  private @Nullable Channel channel;
  private boolean cut;

  Wire(WireOwner owner, ReadBuffer reads) {
    this.owner = owner;
    this.reads = reads;
  }

  /** Before the socket connects. */
  void on(Channel socket) {
    channel = socket;
    if (cut) {
      socket.close();
    }
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

  /** Closes the socket; the owner hears no more of it. */
  void cut() {
    cut = true;
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    int length = reads.take((ByteBuf) message);
    if (!cut) {
      owner.received(reads.bytes(), length);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!cut) {
      owner.drained();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (!cut && context.channel().isWritable()) {
      owner.writable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!cut) {
      cut = true;
      owner.closed();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!cut) {
      cut();
      owner.broken(Causes.text(cause));
    }
  }
}
