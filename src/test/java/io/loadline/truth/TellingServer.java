package io.loadline.truth;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.DECODE;
import static io.loadline.plan.TimedPart.PREFILL;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;
import static io.loadline.testkit.Http2Peer.END_STREAM;

import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSource.Kind;
import io.loadline.plan.TimingSources;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Reply;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.TimedWorker;
import io.loadline.testkit.TimedWorker.Answer;
import io.loadline.testkit.TimedWorker.Noted;
import io.loadline.testkit.TokenText;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that tells with each answer what its worker noted, in ms to the ns. */
record TellingServer(Runnable end, URI url) implements AutoCloseable {
  /** Where it is told in fields; what stands in a stream's usage is known as vLLM's. */
  static final TimingSources SOURCES =
      new TimingSources(
          true,
          List.of(
              source(QUEUE, Kind.HEADER, "x-queue-ms"),
              source(COMPUTE, Kind.SERVER_TIMING, "compute"),
              source(TOTAL, Kind.HEADER, "x-total-ms")));

  static final List<TimedPart> IN_FIELDS = List.of(QUEUE, COMPUTE, TOTAL);
  static final List<TimedPart> IN_USAGE = List.of(QUEUE, PREFILL, DECODE);

  private static final Pattern NUMBER = Pattern.compile("number-(\\d+)");
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final String END = "0\r\n";

  private static TimingSource source(TimedPart part, Kind kind, String name) {
    return new TimingSource(part, kind, name, new JsonPath(List.of()), 1_000_000);
  }

  /** What is said on an HTTP/1.1 connection. */
  private interface Saying {
    Answer to(Reply reply);
  }

  private static TellingServer http1(TimedWorker worker, Saying saying) {
    ScriptedServer server =
        ScriptedServer.start(
            request ->
                reply -> worker.serve(number(request.phase(), request.body()), saying.to(reply)));
    return new TellingServer(server::close, server.url("/v1/completions"));
  }

  static TellingServer ofHeads(TimedWorker worker) {
    return http1(
        worker, reply -> noted -> reply.write(OK + lines(noted) + "Content-Length: 2\r\n\r\n{}"));
  }

  static TellingServer ofTrailers(TimedWorker worker) {
    return http1(
        worker,
        reply -> noted -> reply.write(OK + CHUNKED + chunk("{}") + END + lines(noted) + "\r\n"));
  }

  /** Two tokens, the second of which is computed beside vLLM's metrics. */
  static TellingServer ofUsage(TimedWorker worker) {
    return http1(worker, Tokens::new);
  }

  private record Tokens(Reply reply) implements Answer {
    @Override
    public void half() throws IOException {
      String type = "Content-Type: text/event-stream\r\n";
      reply.write(OK + type + CHUNKED + chunk(TokenText.role() + TokenText.chat("a")));
    }

    @Override
    public void whole(Noted noted) throws IOException {
      String metrics =
          "\"metrics\":{\"queue_time_ms\":%s,\"time_to_first_token_ms\":%s,\"generation_time_ms\":%s}"
              .formatted(millis(noted, QUEUE), millis(noted, PREFILL), millis(noted, DECODE));
      String last = TokenText.chat("b") + TokenText.finish() + TokenText.usageWith(metrics);
      reply.write(chunk(last + TokenText.DONE) + END + "\r\n");
    }
  }

  /** What is said on a stream of HTTP/2. */
  private interface SayingByFrames {
    void to(Http2Peer peer, int stream, String... fields) throws IOException;
  }

  private static TellingServer http2(TimedWorker worker, String url, SayingByFrames saying) {
    Http2Server server =
        Http2Server.start(
            peer -> {
              peer.greet();
              for (int id = peer.request(); id > 0; id = peer.request()) {
                int stream = id;
                String body = new String(peer.body(id), StandardCharsets.ISO_8859_1);
                worker.take(
                    number(peer.head(id), body), noted -> saying.to(peer, stream, fields(noted)));
              }
            });
    return new TellingServer(server::close, URI.create(url.formatted(server.port())));
  }

  static TellingServer ofHttp2Heads(TimedWorker worker) {
    return http2(
        worker,
        "http://127.0.0.1:%d/v2/models/iris/infer",
        (peer, id, fields) -> {
          peer.headers(id, 0, and(fields, ":status", "200"));
          peer.data(id, END_STREAM, "{}");
        });
  }

  static TellingServer ofGrpcTrailers(TimedWorker worker) {
    return http2(
        worker,
        "grpc://127.0.0.1:%d/iris",
        (peer, id, fields) -> {
          GrpcAnswers.head(peer, id);
          GrpcAnswers.message(peer, id, GrpcAnswers.answer());
          peer.headers(id, END_STREAM, and(fields, "grpc-status", "0"));
        });
  }

  /** Less than 0 for a request that is not measured; its phase stands in its head. */
  private static int number(String head, String body) {
    Matcher number = NUMBER.matcher(body);
    return head.contains("measurement") && number.find() ? Integer.parseInt(number.group(1)) : -1;
  }

  private static String[] and(String[] fields, String name, String value) {
    List<String> all = new ArrayList<>(List.of(name, value));
    all.addAll(List.of(fields));
    return all.toArray(new String[0]);
  }

  private static String[] fields(Noted noted) {
    return new String[] {
      "x-queue-ms", millis(noted, QUEUE),
      "server-timing", "compute;dur=" + millis(noted, COMPUTE),
      "x-total-ms", millis(noted, TOTAL)
    };
  }

  private static String lines(Noted noted) {
    return "x-queue-ms: %s\r\nServer-Timing: db;dur=9, compute;dur=%s\r\nX-Total-Ms: %s\r\n"
        .formatted(millis(noted, QUEUE), millis(noted, COMPUTE), millis(noted, TOTAL));
  }

  private static String millis(Noted noted, TimedPart part) {
    return BigDecimal.valueOf(noted.of(part), 6).toPlainString();
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  @Override
  public void close() {
    end.run();
  }
}
