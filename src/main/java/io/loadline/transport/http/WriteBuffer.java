package io.loadline.transport.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Bytes gathered for a socket until they leave in one write. Big-endian. */
public final class WriteBuffer {
  private static final int INITIAL = 16 * 1024;

  private ByteBuf buffer = Unpooled.directBuffer(INITIAL);
  private boolean released;

  public void putByte(int value) {
    buffer.writeByte(value);
  }

  /** Three bytes. */
  public void putMedium(int value) {
    buffer.writeMedium(value);
  }

  public void putInt(int value) {
    buffer.writeInt(value);
  }

  public void put(byte[] bytes, int from, int length) {
    buffer.writeBytes(bytes, from, length);
  }

  /** Overwrites four bytes that were put before. */
  public void setInt(int at, int value) {
    buffer.setInt(at, value);
  }

  /** How many bytes wait. */
  public int size() {
    return buffer.writerIndex();
  }

  ByteBuf handOver() {
    return buffer.retain();
  }

  /** Takes the memory back if the socket is done with it already, as it mostly is. */
  void reclaim() {
    if (released) {
      return;
    }
    if (buffer.refCnt() == 1) {
      buffer.clear();
    } else {
      buffer.release();
      buffer = Unpooled.directBuffer(INITIAL);
    }
  }

  /** Frees the memory; nothing can be put from now on. */
  public void release() {
    released = true;
    buffer.release();
  }
}
