package io.loadline.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Server;
import java.net.URI;
import java.util.Optional;

/** Gates on a service of a cluster that is called over gRPC. */
final class GrpcInCluster {
  private static final byte[] READY = {8, 1};
  private static final byte[] RECEIPT = {10, 3, 't', 'e', 'a', 16, 7};

  private GrpcInCluster() {}

  /** A gate whose calls are answered by a prediction each. */
  static GateResult predictions(InClusterGate gate) throws Exception {
    call(gate, "/iris");
    gate.set(
        Attribute.PAYLOAD,
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2]}]}");
    return run(
        gate,
        (peer, id) ->
            GrpcAnswers.ok(
                peer, id, peer.head(id).contains("ModelReady") ? READY : GrpcAnswers.answer()));
  }

  /** A gate whose calls are answered by a stream of three messages each. */
  static GateResult streams(InClusterGate gate) throws Exception {
    call(gate, "/shop.v1.Shop/Watch");
    gate.set(Attribute.PAYLOAD, "{\"item\":\"tea\",\"count\":2}");
    gate.set(Attribute.PROTOSET, "classpath:protos/everything.protoset");
    gate.set(Attribute.READY_PATH, "none");
    return run(
        gate,
        (peer, id) -> {
          GrpcAnswers.head(peer, id);
          for (int i = 0; i < 3; i++) {
            GrpcAnswers.message(peer, id, RECEIPT);
          }
          GrpcAnswers.end(peer, id);
        });
  }

  private static void call(InClusterGate gate, String path) {
    gate.unset(Attribute.READY_ISVC);
    gate.set(Attribute.URL, "grpc://iris.models.svc.cluster.local:1" + path);
  }

  private static GateResult run(InClusterGate gate, Http2Server.Answer answer) throws Exception {
    try (Http2Server server = Http2Server.answering(answer)) {
      gate.cluster.address = Optional.of(URI.create("grpc://127.0.0.1:" + server.port() + "/"));
      return gate.run();
    }
  }
}
