package io.loadline.transport.grpc;

import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_STREAM;

import io.loadline.testkit.Http2Peer;
import java.io.IOException;

/** What a gRPC server says on a stream. */
final class GrpcAnswers {
  private GrpcAnswers() {}

  static void head(Http2Peer peer, int id) throws IOException {
    peer.headers(id, 0, ":status", "200", "content-type", "application/grpc");
  }

  static void message(Http2Peer peer, int id, int length, byte[] message) throws IOException {
    byte[] frame = new byte[5 + message.length];
    frame[4] = (byte) length;
    System.arraycopy(message, 0, frame, 5, message.length);
    peer.frame(DATA, 0, id, frame);
  }

  static void ok(Http2Peer peer, int id, byte[] message) throws IOException {
    head(peer, id);
    message(peer, id, message.length, message);
    peer.headers(id, END_STREAM, "grpc-status", "0");
  }

  static byte[] answer() {
    ProtoWriter contents = new ProtoWriter().bytes(3, new byte[] {1, 1});
    ProtoWriter output = new ProtoWriter().text(1, "predict").text(2, "INT64").message(5, contents);
    return new ProtoWriter().text(1, "iris").message(5, output).toBytes();
  }
}
