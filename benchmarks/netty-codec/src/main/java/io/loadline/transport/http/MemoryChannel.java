package io.loadline.transport.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.socket.DefaultSocketChannelConfig;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketChannelConfig;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket without a kernel: what is written is counted and dropped, what is read is given. */
public final class MemoryChannel extends AbstractChannel implements SocketChannel {
  private static final ChannelMetadata METADATA = new ChannelMetadata(false, 16);
  private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 1);

  private final SocketChannelConfig config = new DefaultSocketChannelConfig(this, new Socket());
  private boolean active;
  private boolean closed;
  private long written;

  public MemoryChannel() {
    super(null);
  }

  /** How many bytes were written so far. */
  public long written() {
    return written;
  }

  /** The server sends these bytes, in one piece that fits into a read. */
  @SuppressWarnings("deprecation") // as the sockets of Netty read
  public void receive(byte[] bytes, int length) {
    RecvByteBufAllocator.Handle handle = unsafe().recvBufAllocHandle();
    handle.reset(config);
    ByteBuf read = handle.allocate(config.getAllocator());
    handle.attemptedBytesRead(read.writableBytes());
    read.writeBytes(bytes, 0, length);
    handle.lastBytesRead(length);
    handle.incMessagesRead(1);
    pipeline().fireChannelRead(read);
    handle.readComplete();
    pipeline().fireChannelReadComplete();
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer out) {
    for (Object next = out.current(); next != null; next = out.current()) {
      written += ((ByteBuf) next).readableBytes();
      out.remove();
    }
  }

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new AbstractUnsafe() {
      @Override
      public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        active = true;
        promise.setSuccess();
        pipeline().fireChannelActive();
      }
    };
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return true;
  }

  @Override
  protected SocketAddress localAddress0() {
    return HERE;
  }

  @Override
  protected SocketAddress remoteAddress0() {
    return HERE;
  }

  @Override
  public InetSocketAddress localAddress() {
    return HERE;
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return HERE;
  }

  @Override
  protected void doBind(SocketAddress address) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doDisconnect() {
    doClose();
  }

  @Override
  protected void doClose() {
    active = false;
    closed = true;
  }

  @Override
  protected void doBeginRead() {
    // bytes come when they are given
  }

  @Override
  public SocketChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }

  @Override
  public ServerSocketChannel parent() {
    return null;
  }

  @Override
  public boolean isInputShutdown() {
    return closed;
  }

  @Override
  public ChannelFuture shutdownInput() {
    return close();
  }

  @Override
  public ChannelFuture shutdownInput(ChannelPromise promise) {
    return close(promise);
  }

  @Override
  public boolean isOutputShutdown() {
    return closed;
  }

  @Override
  public ChannelFuture shutdownOutput() {
    return close();
  }

  @Override
  public ChannelFuture shutdownOutput(ChannelPromise promise) {
    return close(promise);
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  @Override
  public ChannelFuture shutdown() {
    return close();
  }

  @Override
  public ChannelFuture shutdown(ChannelPromise promise) {
    return close(promise);
  }
}
