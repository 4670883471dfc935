package io.loadline.transport.http2;

import io.loadline.result.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's last word on a connection.
 *
 * @param last the last stream that it has looked at
 * @param text what it said, for people
 */
record GoAway(int last, int code, String text) {
  /** How often a request leaves connections that did nothing but end. */
  private static final int MOST = 5;

  private static final int SHOWN = 100;

  static GoAway read(byte[] bytes, int from, int to) {
    int code = Frame.integer(bytes, from + 4);
    String text = ErrorCode.name(code) + debug(bytes, from + 8, to);
    return new GoAway(Frame.integer31(bytes, from), code, text);
  }

  private static String debug(byte[] bytes, int from, int to) {
    int length = Math.min(SHOWN, to - from);
    String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    return text.isEmpty() ? "" : " (" + text.replaceAll("[^\\x20-\\x7e]", "?") + ")";
  }

  /**
   * Ends what the server has not looked at. Where it leaves in peace, as servers do after so many
   * requests, this goes to another connection: nobody has seen it, and its time goes on.
   */
  void end(Http2Connection connection, LiveStreams streams) {
    List<Stream> again = new ArrayList<>();
    for (Stream stream : streams.all()) {
      if (stream.id() > last && mayMove(stream)) {
        connection.giveBack(stream);
        again.add(stream);
      } else if (stream.id() > last) {
        connection.end(stream, Outcome.RESET, "not processed, the server goes away: " + text);
      }
    }
    connection.leave();
    again.forEach(connection.connections()::move);
  }

  private boolean mayMove(Stream stream) {
    return code == ErrorCode.NO_ERROR && (last > 0 || stream.moves < MOST);
  }
}
