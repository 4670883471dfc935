package io.loadline.transport.grpc;

import static io.loadline.testkit.GrpcAnswers.answer;
import static io.loadline.testkit.GrpcAnswers.end;
import static io.loadline.testkit.GrpcAnswers.head;
import static io.loadline.testkit.GrpcAnswers.message;
import static io.loadline.testkit.GrpcAnswers.ok;
import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_STREAM;
import static io.loadline.testkit.Http2Peer.RST_STREAM;

import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Answers of servers and proxies that are not, or not quite, what gRPC asks for. */
final class OddGrpcAnswers {
  private static final String GRPC = "application/grpc";
  private static final byte[] FP32 = new byte[4];

  private OddGrpcAnswers() {}

  private static Arguments row(String name, Outcome outcome, String detail, Answer answer) {
    return Arguments.of(Named.of(name, answer), outcome, detail);
  }

  private static Arguments malformed(String name, String detail, Answer answer) {
    return row(name, Outcome.MALFORMED, detail, answer);
  }

  private static Arguments good(String name, Answer answer) {
    return row(name, Outcome.SUCCESS, "", answer);
  }

  private static Arguments text(String name, String text, String detail) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return malformed(name, detail, (peer, id) -> ok(peer, id, bytes));
  }

  static final List<Arguments> MESSAGES =
      List.of(
          text("a text", "upstream connect error", "an answer that is no protobuf message"),
          text("a page", "<html></html>", "an answer in which a group ends that never began"),
          text("JSON", "{\"outputs\":[]}", "an answer whose protobuf message is cut off"),
          malformed(
              "a message cut off",
              "an answer whose protobuf message is cut off",
              (peer, id) -> ok(peer, id, Arrays.copyOf(answer(), answer().length - 1))),
          malformed(
              "fewer raw contents than outputs without any",
              "raw_output_contents has 1 entries for 2 outputs, of which 2 have no contents",
              (peer, id) -> ok(peer, id, inferred(2, FP32))),
          malformed(
              "more raw contents than outputs",
              "raw_output_contents has 2 entries for 1 outputs, of which 1 have no contents",
              (peer, id) -> ok(peer, id, inferred(1, FP32, FP32))),
          malformed(
              "raw contents of no output",
              "raw_output_contents has 1 entries for 0 outputs, of which 0 have no contents",
              (peer, id) -> ok(peer, id, inferred(0, FP32))),
          malformed(
              "two messages",
              "a message of 18 bytes, but 41 came",
              (peer, id) -> {
                head(peer, id);
                message(peer, id, inferred(1));
                message(peer, id, inferred(1));
                end(peer, id);
              }),
          good(
              "as many raw contents as outputs",
              (peer, id) -> ok(peer, id, inferred(2, FP32, FP32))),
          good(
              "fields of a later version",
              (peer, id) -> ok(peer, id, new ProtoWriter().text(99, "x").text(1, "m").toBytes())));

  /** So many outputs of one FP32, and raw contents. */
  private static byte[] inferred(int outputs, byte[]... raw) {
    ProtoWriter all = new ProtoWriter();
    for (int i = 0; i < outputs; i++) {
      ProtoWriter shape = new ProtoWriter().raw(1);
      all.message(5, new ProtoWriter().text(1, "score").text(2, "FP32").message(3, shape));
    }
    for (byte[] each : raw) {
      all.bytes(6, each);
    }
    return all.toBytes();
  }

  static final List<Arguments> HEADS =
      List.of(
          good("of protobuf", (peer, id) -> headed(peer, id, "200", "Application/gRPC+proto; x=y")),
          malformed("of a browser", type("application/grpc-web+proto"), headed("grpc-web+proto")),
          malformed("of another protocol", type("application/grpcx"), headed("grpcx")),
          malformed("201", "no gRPC, but HTTP status 201", http("201", "text/plain")),
          malformed("201 of gRPC", "no gRPC, but HTTP status 201", http("201", GRPC)),
          row("503", Outcome.SERVER_ERROR, "no gRPC, but HTTP status 503: x", http("503", GRPC)),
          row("404", Outcome.CLIENT_ERROR, "no gRPC, but HTTP status 404: x", http("404", GRPC)),
          row(
              "503 and OK",
              Outcome.SERVER_ERROR,
              "no gRPC, but HTTP status 503",
              (peer, id) -> headed(peer, id, "503", GRPC)),
          row(
              "503 and a status",
              Outcome.CLIENT_ERROR,
              "NOT_FOUND",
              (peer, id) ->
                  peer.headers(
                      id, END_STREAM, ":status", "503", "content-type", GRPC, "grpc-status", "5")),
          row(
              "OK in a head before a message",
              Outcome.TRUNCATED,
              "the answer ended without a grpc-status",
              (peer, id) -> {
                peer.headers(id, 0, ":status", "200", "content-type", GRPC, "grpc-status", "0");
                message(peer, id, answer());
                peer.frame(DATA, END_STREAM, id);
              }),
          row(
              "OK in a head, INTERNAL in the trailers",
              Outcome.SERVER_ERROR,
              "INTERNAL",
              (peer, id) -> {
                peer.headers(id, 0, ":status", "200", "content-type", GRPC, "grpc-status", "0");
                message(peer, id, answer());
                peer.headers(id, END_STREAM, "grpc-status", "13");
              }));

  private static String type(String type) {
    return type + " where application/grpc is expected";
  }

  private static Answer headed(String type) {
    return (peer, id) -> headed(peer, id, "200", "application/" + type);
  }

  private static void headed(Http2Peer peer, int id, String status, String type)
      throws IOException {
    peer.headers(id, 0, ":status", status, "content-type", type);
    message(peer, id, answer());
    end(peer, id);
  }

  private static Answer http(String status, String type) {
    return (peer, id) -> {
      peer.headers(id, 0, ":status", status, "content-type", type);
      peer.data(id, END_STREAM, "x");
    };
  }

  static final List<Arguments> ENDS =
      List.of(
          good(
              "reset behind the end",
              (peer, id) -> {
                ok(peer, id, answer());
                peer.number(RST_STREAM, id, 0);
              }),
          row(
              "reset before the trailers",
              Outcome.TRUNCATED,
              "the stream was reset within the answer: NO_ERROR",
              (peer, id) -> {
                head(peer, id);
                message(peer, id, answer());
                peer.number(RST_STREAM, id, 0);
              }),
          good(
              "told to go in mid-flight",
              (peer, id) -> {
                peer.goAway(id, 0);
                ok(peer, id, answer());
              }),
          good(
              "an interim answer first",
              (peer, id) -> {
                peer.headers(id, 0, ":status", "103", "link", "x");
                ok(peer, id, answer());
              }),
          row(
              "a status in words",
              Outcome.SERVER_ERROR,
              "UNKNOWN",
              (peer, id) -> {
                head(peer, id);
                message(peer, id, answer());
                peer.headers(id, END_STREAM, "grpc-status", "OK");
              }));
}
