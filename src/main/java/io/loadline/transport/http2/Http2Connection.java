package io.loadline.transport.http2;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.http.Socket;
import io.loadline.transport.http.SocketLoop.Sockets;
import org.jspecify.annotations.Nullable;

/** One connection from its greeting to its end, with the streams that it carries. */
final class Http2Connection {
  private enum State {
    DIALING,
    OPEN,
    /** No new streams; those in flight may end. */
    LEAVING,
    OVER
  }

  private final PeerSettings peer = new PeerSettings();
  private final LiveStreams streams = new LiveStreams();
  private final Http2LoopConnections connections;
  private final int place;
  private final RequestTemplates templates;
  private final Socket socket;
  private final FrameQueue out;
  private State state = State.DIALING;
  private boolean dirty;

  Http2Connection(
      Http2LoopConnections connections, int place, RequestTemplates templates, Sockets sockets) {
    this.connections = connections;
    this.place = place;
    this.templates = templates;
    this.socket = sockets.create(place);
    this.out = new FrameQueue(socket, templates.tracing());
    FrameHandler frames = new FrameHandler(this, peer, streams, out, templates.timings());
    socket.tell(new Http2SocketHandler(this, out, new FrameReader(frames)));
  }

  /** Answered by {@code serveWaiting} or {@code refused} of all connections, maybe at once. */
  void open() {
    socket.open();
  }

  Http2LoopConnections connections() {
    return connections;
  }

  int place() {
    return place;
  }

  boolean isDialing() {
    return state == State.DIALING;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isOver() {
    return state == State.OVER;
  }

  boolean hasRoom() {
    return state == State.OPEN && streams.size() < peer.maxStreams();
  }

  /** Ended by {@link Http2LoopConnections#ended}, not at once. */
  void start(Stream stream) {
    socket.sending();
    RequestTemplate request = templates.get(stream.exchange.phase(), stream.exchange.index());
    int id = streams.begin(stream);
    stream.connection = this;
    stream.begin(id, peer.initialWindow());
    stream.exchange.sent(System.nanoTime());
    out.request(request, stream, peer.initialWindow());
    if (streams.isExhausted()) {
      leave();
    }
    touch();
  }

  void timeOut(Stream stream) {
    cancel(stream, ErrorCode.CANCEL);
    end(stream, stream.late(System.nanoTime()), System.nanoTime());
  }

  /** Tells the server that nothing more is wanted of a stream. */
  void cancel(Stream stream, int code) {
    out.frames().reset(stream.id(), code);
    streams.cancel(stream);
    touch();
  }

  void complete(Stream stream) {
    long now = System.nanoTime();
    socket.answered();
    Answer answer = stream.judgedAtOnce();
    if (stream.unsentBytes() > 0) {
      cancel(stream, ErrorCode.NO_ERROR);
    }
    end(stream, answer, now);
  }

  /** The answer had begun, and will not be whole. */
  void cutOff(Stream stream, String why) {
    end(stream, stream.cutOff(why), System.nanoTime());
  }

  void end(Stream stream, Outcome outcome, String detail) {
    end(stream, new Answer(outcome, detail), System.nanoTime());
  }

  private void end(Stream stream, @Nullable Answer answer, long now) {
    out.bodies().drop(stream);
    streams.end(stream);
    stream.connection = null;
    connections.ended(stream, answer, now);
    closeIfDone();
  }

  /** The server's first SETTINGS are there, or others. */
  void settled() {
    state = isDialing() ? State.OPEN : state;
    out.heads().allow(peer.tableSize());
    connections.serveWaiting();
    touch();
  }

  /** Carries the request no more; it has not ended. */
  void giveBack(Stream stream) {
    out.bodies().drop(stream);
    streams.cancel(stream);
    stream.connection = null;
  }

  void leave() {
    if (state == State.OPEN) {
      state = State.LEAVING;
      connections.left(this);
    }
    closeIfDone();
  }

  private void closeIfDone() {
    if (state == State.LEAVING && streams.size() == 0) {
      hangUp();
      connections.over(this);
    }
  }

  /** Something is to be written at the end of the turn. */
  void touch() {
    if (!dirty) {
      dirty = true;
      connections.dirty(this);
    }
  }

  void flush() {
    dirty = false;
    out.flush(peer.frameSize());
  }

  void fail(FailureKind kind, Outcome outcome, String unheard, String heard) {
    if (isOver()) {
      return;
    }
    boolean dialing = isDialing();
    hangUp();
    connections.over(this);
    for (Stream stream : streams.all()) {
      stream.exchange.failed(kind);
      if (stream.isHeard() && outcome == Outcome.RESET) {
        cutOff(stream, heard);
      } else {
        end(stream, outcome, stream.isHeard() ? heard : unheard);
      }
    }
    if (dialing) {
      connections.refused(new Answer(outcome, unheard), kind);
    }
  }

  void hangUp() {
    if (!isOver()) {
      state = State.OVER;
      socket.cut();
      out.close();
    }
  }
}
