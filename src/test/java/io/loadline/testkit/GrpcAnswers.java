package io.loadline.testkit;

import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_STREAM;

import io.loadline.protobuf.wire.ProtoWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a gRPC server says on a stream. */
public final class GrpcAnswers {
  private static final int PREFIX = 5;
  private static final int FRAME = 16_384;

  private GrpcAnswers() {}

  public static void head(Http2Peer peer, int id) throws IOException {
    peer.headers(id, 0, ":status", "200", "content-type", "application/grpc");
  }

  /** A message that may be of another length than it says. */
  public static void message(Http2Peer peer, int id, int length, byte[] message)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(PREFIX + message.length);
    peer.frame(DATA, 0, id, frame.put((byte) 0).putInt(length).put(message).array());
  }

  /** OK with a message in as many frames as it takes. */
  public static void large(Http2Peer peer, int id, byte[] message) throws IOException {
    byte[] all =
        ByteBuffer.allocate(PREFIX + message.length)
            .put((byte) 0)
            .putInt(message.length)
            .put(message)
            .array();
    head(peer, id);
    for (int at = 0; at < all.length; at += FRAME) {
      peer.frame(DATA, 0, id, Arrays.copyOfRange(all, at, Math.min(all.length, at + FRAME)));
    }
    end(peer, id);
  }

  public static void message(Http2Peer peer, int id, byte[] message) throws IOException {
    message(peer, id, message.length, message);
  }

  public static void ok(Http2Peer peer, int id, byte[] message) throws IOException {
    head(peer, id);
    message(peer, id, message);
    end(peer, id);
  }

  /** OK behind what was said. */
  public static void end(Http2Peer peer, int id) throws IOException {
    peer.headers(id, END_STREAM, "grpc-status", "0");
  }

  /** A status and nothing else. */
  public static void status(Http2Peer peer, int id, int status, String message) throws IOException {
    peer.headers(
        id,
        END_STREAM,
        ":status",
        "200",
        "content-type",
        "application/grpc",
        "grpc-status",
        Integer.toString(status),
        "grpc-message",
        message);
  }

  /** The messages that a request sent. */
  public static List<byte[]> messages(Http2Peer peer, int id) {
    List<byte[]> messages = new ArrayList<>();
    ByteBuffer body = ByteBuffer.wrap(peer.body(id));
    while (body.hasRemaining()) {
      body.get();
      byte[] message = new byte[body.getInt()];
      body.get(message);
      messages.add(message);
    }
    return messages;
  }

  /** A ModelInferResponse. */
  public static byte[] answer() {
    ProtoWriter contents = new ProtoWriter().bytes(3, new byte[] {1, 1});
    ProtoWriter output = new ProtoWriter().text(1, "predict").text(2, "INT64").message(5, contents);
    return new ProtoWriter().text(1, "iris").message(5, output).toBytes();
  }
}
