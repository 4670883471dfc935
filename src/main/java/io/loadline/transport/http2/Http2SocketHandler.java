package io.loadline.transport.http2;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.http.Socket;

/** What happens to a connection's socket, and what that means for the connection. */
final class Http2SocketHandler implements Socket.Events {
  private final Http2Connection connection;
  private final FrameQueue out;
  private final FrameReader reader;

  Http2SocketHandler(Http2Connection connection, FrameQueue out, FrameReader reader) {
    this.connection = connection;
    this.out = out;
    this.reader = reader;
  }

  @Override
  public void connected() {
    out.frames().greeting();
    connection.flush();
  }

  @Override
  public void refused(String why, FailureKind kind) {
    connection.fail(kind, Outcome.CONNECT_FAILED, why, why);
  }

  @Override
  public void received(byte[] bytes, int length) {
    try {
      reader.read(bytes, length);
    } catch (ProtocolError e) {
      out.sayGoodbye(e.code());
      connection.fail(e.kind(), Outcome.MALFORMED, e.problem(), e.problem());
    }
  }

  @Override
  public void drained() {
    connection.connections().flush();
  }

  @Override
  public void writable() {
    connection.flush();
  }

  @Override
  public void closed() {
    broken("closed by the server");
  }

  @Override
  public void broken(String why) {
    boolean greeted = !connection.isDialing();
    connection.fail(
        greeted ? FailureKind.OTHER : FailureKind.NOT_HTTP2,
        greeted ? Outcome.RESET : Outcome.CONNECT_FAILED,
        greeted ? "no answer: " + why : why + " before its first frame",
        "the connection ended within the answer: " + why);
  }
}
