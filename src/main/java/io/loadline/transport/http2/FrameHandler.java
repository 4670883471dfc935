package io.loadline.transport.http2;

import io.loadline.plan.TimingSources;
import io.loadline.result.Outcome;
import org.jspecify.annotations.Nullable;

/** What each frame of the server means. */
final class FrameHandler implements FrameReader.Sink {
  private final Http2Connection connection;
  private final PeerSettings peer;
  private final LiveStreams streams;
  private final FrameQueue out;
  private final HeaderFrames headers;
  private long unacknowledged;

  FrameHandler(
      Http2Connection connection,
      PeerSettings peer,
      LiveStreams streams,
      FrameQueue out,
      TimingSources sources) {
    this.connection = connection;
    this.peer = peer;
    this.streams = streams;
    this.out = out;
    this.headers = new HeaderFrames(connection, streams, sources);
  }

  @Override
  public boolean isOver() {
    return connection.isOver();
  }

  @Override
  public void frame(int type, int flags, int id, byte[] bytes, int from, int to)
      throws ProtocolError {
    headers.checkOrder(type, id);
    try {
      dispatch(type, flags, id, bytes, from, to);
    } catch (ProtocolError e) {
      Stream stream = e.isOfStream() ? streams.ofEnded(id) : null;
      if (stream == null) {
        throw e;
      }
      connection.cancel(stream, e.code());
      connection.end(stream, Outcome.MALFORMED, e.problem());
    }
  }

  private void dispatch(int type, int flags, int id, byte[] bytes, int from, int to)
      throws ProtocolError {
    switch (type) {
      case Frame.DATA -> data(flags, id, bytes, from, to);
      case Frame.HEADERS -> headers.headers(flags, id, bytes, from, to);
      case Frame.CONTINUATION -> headers.continuation(flags, bytes, from, to);
      case Frame.RST_STREAM -> reset(id, bytes, from, to);
      case Frame.SETTINGS -> settings(flags, id, bytes, from, to);
      case Frame.PING -> ping(flags, id, bytes, from, to);
      case Frame.GOAWAY -> goAway(id, bytes, from, to);
      case Frame.WINDOW_UPDATE -> windowUpdate(id, bytes, from, to);
      case Frame.PUSH_PROMISE -> throw ProtocolError.connection("a push, which was not allowed");
      default -> {
        // PRIORITY, or a type of an extension, which is to be ignored
      }
    }
  }

  private void data(int flags, int id, byte[] bytes, int from, int to) throws ProtocolError {
    unacknowledged += to - from;
    if (unacknowledged >= ClientSettings.WINDOW / 2) {
      out.frames().windowUpdate(0, (int) unacknowledged);
      unacknowledged = 0;
      connection.touch();
    }
    Stream stream = streams.of(id);
    if (stream == null) {
      return;
    }
    Padding.check(flags, bytes, from, to);
    stream.data(bytes, Padding.start(flags, from), Padding.end(flags, bytes, from, to));
    if ((flags & Frame.END_STREAM) != 0) {
      connection.complete(stream);
      return;
    }
    int increment = stream.received(to - from);
    if (increment > 0) {
      out.frames().windowUpdate(id, increment);
      connection.touch();
    }
  }

  private void reset(int id, byte[] bytes, int from, int to) throws ProtocolError {
    checkSize("RST_STREAM", to - from == 4);
    @Nullable Stream stream = streams.ofEnded(id);
    if (stream == null) {
      return;
    }
    String code = ErrorCode.name(Frame.integer(bytes, from));
    if (stream.isHeard()) {
      connection.cutOff(stream, "the stream was reset within the answer: " + code);
    } else {
      connection.end(stream, Outcome.RESET, "no answer, the stream was reset: " + code);
    }
  }

  private void settings(int flags, int id, byte[] bytes, int from, int to) throws ProtocolError {
    checkConnection("SETTINGS", id);
    if ((flags & Frame.ACK) != 0) {
      checkSize("the answer to SETTINGS", to == from);
      return;
    }
    int before = peer.initialWindow();
    peer.apply(bytes, from, to);
    for (Stream stream : streams.all()) {
      widen(stream, peer.initialWindow() - before);
    }
    out.answering();
    out.frames().settingsAck();
    connection.settled();
  }

  private void ping(int flags, int id, byte[] bytes, int from, int to) throws ProtocolError {
    checkConnection("PING", id);
    checkSize("PING", to - from == 8);
    if ((flags & Frame.ACK) == 0) {
      out.answering();
      out.frames().pingAck(bytes, from);
      connection.touch();
    }
  }

  private void goAway(int id, byte[] bytes, int from, int to) throws ProtocolError {
    checkConnection("GOAWAY", id);
    checkSize("GOAWAY", to - from >= 8);
    GoAway.read(bytes, from, to).end(connection, streams);
  }

  private void windowUpdate(int id, byte[] bytes, int from, int to) throws ProtocolError {
    checkSize("WINDOW_UPDATE", to - from == 4);
    int increment = Frame.integer31(bytes, from);
    if (id == 0 && increment == 0) {
      throw ProtocolError.connection("a WINDOW_UPDATE of 0");
    }
    if (id == 0) {
      out.bodies().widen(increment);
    } else {
      Stream stream = streams.ofEnded(id);
      if (stream != null) {
        checkIncrement(increment);
        widen(stream, increment);
      }
    }
    if (!out.bodies().isEmpty()) {
      connection.touch();
    }
  }

  private static void checkIncrement(int increment) throws ProtocolError {
    if (increment == 0) {
      throw ProtocolError.stream("a WINDOW_UPDATE of 0");
    }
  }

  private static void widen(Stream stream, long bytes) throws ProtocolError {
    stream.widen(bytes);
    if (stream.window() > Integer.MAX_VALUE) {
      throw ProtocolError.connection(
          ErrorCode.FLOW_CONTROL_ERROR, "a window of a stream beyond 2^31-1");
    }
  }

  private static void checkConnection(String frame, int id) throws ProtocolError {
    if (id != 0) {
      throw ProtocolError.connection(frame + " on stream " + id);
    }
  }

  private static void checkSize(String frame, boolean good) throws ProtocolError {
    if (!good) {
      throw ProtocolError.connection(ErrorCode.FRAME_SIZE_ERROR, frame + " of a wrong size");
    }
  }
}
