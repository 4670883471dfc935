package io.loadline.golden;

import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import java.util.Map;

/** The servers that gates of golden files call. */
final class GateServers {
  static final String INFER = ScriptedServer.INFER;

  private static final byte[] READY = {8, 1};
  private static final byte[] RECEIPT = {10, 3, 't', 'e', 'a', 16, 7};

  private GateServers() {}

  /** What is done while a server runs. */
  @FunctionalInterface
  interface Gate {
    Map<String, String> run(URI url) throws Exception;
  }

  /** Starts a server for a gate. */
  @FunctionalInterface
  interface Server {
    Map<String, String> serving(Gate gate) throws Exception;
  }

  static Server scripted(Script script, String path) {
    return gate -> {
      try (ScriptedServer server = ScriptedServer.start(script)) {
        return gate.run(server.url(path));
      }
    };
  }

  /** Where nobody listens. */
  static Map<String, String> nobody(Gate gate) throws Exception {
    return gate.run(URI.create("http://127.0.0.1:" + ClosedPort.find() + INFER));
  }

  static Map<String, String> http2(Gate gate) throws Exception {
    try (Http2Server server = Http2Server.answering((peer, id) -> peer.json(id, "{}"))) {
      return gate.run(server.url());
    }
  }

  /** The Open Inference Protocol. */
  static Map<String, String> grpc(Gate gate) throws Exception {
    Http2Server.Answer answer =
        (peer, id) ->
            GrpcAnswers.ok(
                peer, id, peer.head(id).contains("ModelReady") ? READY : GrpcAnswers.answer());
    return serving(answer, "/iris", gate);
  }

  /** Three messages to each request. */
  static Map<String, String> messages(Gate gate) throws Exception {
    Http2Server.Answer answer =
        (peer, id) -> {
          GrpcAnswers.head(peer, id);
          for (int i = 0; i < 3; i++) {
            GrpcAnswers.message(peer, id, RECEIPT);
          }
          GrpcAnswers.end(peer, id);
        };
    return serving(answer, "/shop.v1.Shop/Watch", gate);
  }

  private static Map<String, String> serving(Http2Server.Answer answer, String path, Gate gate)
      throws Exception {
    try (Http2Server server = Http2Server.answering(answer)) {
      return gate.run(URI.create("grpc://127.0.0.1:" + server.port() + path));
    }
  }
}
