package io.loadline.transport.http2;

/** What the server allows (RFC 9113, 6.5.2). */
final class PeerSettings {
  private static final int ENTRY = 6;
  private static final int HEADER_TABLE_SIZE = 1;
  private static final int ENABLE_PUSH = 2;
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int MAX_FRAME_SIZE = 5;
  private static final int LARGEST_FRAME = 0xffffff;

  private int tableSize = HeaderTable.SIZE;
  private long maxStreams = Integer.MAX_VALUE;
  private int initialWindow = 65_535;
  private int maxFrame = Frame.SIZE;

  void apply(byte[] bytes, int from, int to) throws ProtocolError {
    if ((to - from) % ENTRY != 0) {
      throw ProtocolError.connection(
          ErrorCode.FRAME_SIZE_ERROR, "SETTINGS of " + (to - from) + " bytes");
    }
    for (int at = from; at < to; at += ENTRY) {
      int id = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
      apply(id, Frame.integer(bytes, at + 2) & 0xffffffffL);
    }
  }

  private void apply(int id, long value) throws ProtocolError {
    switch (id) {
      case HEADER_TABLE_SIZE -> tableSize = (int) Math.min(value, Integer.MAX_VALUE);
      case ENABLE_PUSH -> {
        if (value != 0) {
          throw ProtocolError.connection("SETTINGS of a server that enable push");
        }
      }
      case MAX_CONCURRENT_STREAMS -> maxStreams = value;
      case INITIAL_WINDOW_SIZE -> {
        if (value > Integer.MAX_VALUE) {
          throw ProtocolError.connection(
              ErrorCode.FLOW_CONTROL_ERROR, "SETTINGS with a window of " + value);
        }
        initialWindow = (int) value;
      }
      case MAX_FRAME_SIZE -> {
        if (value < Frame.SIZE || value > LARGEST_FRAME) {
          throw ProtocolError.connection("SETTINGS with frames of " + value + " bytes");
        }
        maxFrame = (int) value;
      }
      default -> {
        // of no concern to us, or unknown, which is to be ignored
      }
    }
  }

  int tableSize() {
    return tableSize;
  }

  long maxStreams() {
    return maxStreams;
  }

  int initialWindow() {
    return initialWindow;
  }

  /** Not more than is written in one go. */
  int frameSize() {
    return Math.min(maxFrame, Frame.SIZE);
  }
}
