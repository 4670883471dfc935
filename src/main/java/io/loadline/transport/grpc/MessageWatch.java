package io.loadline.transport.grpc;

import io.loadline.transport.StreamStamps;
import io.loadline.transport.answer.KeptBody;
import java.util.function.LongSupplier;

/** Keeps the time at which each message of an answer is whole. Owned by one loop thread. */
final class MessageWatch implements KeptBody.Watch {
  private final StreamStamps stamps;
  private final LongSupplier nanos;
  private int prefix;
  private int flag;
  private long length;
  private long missing;
  private boolean compressed;

  /**
   * A watch.
   *
   * @param stamps filled with what comes
   * @param nanos {@link System#nanoTime}
   */
  MessageWatch(StreamStamps stamps, LongSupplier nanos) {
    this.stamps = stamps;
    this.nanos = nanos;
  }

  @Override
  public void begin() {
    stamps.clear();
    prefix = 0;
    compressed = false;
  }

  @Override
  public void add(byte[] in, int from, int to) {
    long now = nanos.getAsLong();
    int at = from;
    while (at < to) {
      if (prefix < GrpcEnding.PREFIX) {
        prefix(in[at] & 0xff);
        at++;
      } else {
        long part = Math.min(missing, to - at);
        missing -= part;
        at += (int) part;
      }
      if (prefix == GrpcEnding.PREFIX && missing == 0) {
        stamps.add(now);
        prefix = 0;
      }
    }
  }

  private void prefix(int octet) {
    if (prefix == 0) {
      flag = octet;
      length = 0;
      compressed |= flag != 0;
    } else {
      length = length << 8 | octet;
    }
    prefix++;
    missing = prefix == GrpcEnding.PREFIX ? length : 0;
  }

  @Override
  public String problem() {
    if (compressed) {
      return "a compressed message, which was not asked for";
    }
    if (prefix == 0) {
      return "";
    }
    return prefix < GrpcEnding.PREFIX
        ? "OK with a message cut off in its prefix"
        : "OK with a message of " + length + " bytes, of which " + missing + " are missing";
  }
}
