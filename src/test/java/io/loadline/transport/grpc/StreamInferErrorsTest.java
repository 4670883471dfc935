package io.loadline.transport.grpc;

import static io.loadline.testkit.GrpcAnswers.end;
import static io.loadline.testkit.GrpcAnswers.head;
import static io.loadline.testkit.GrpcAnswers.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.MethodDescription;
import io.loadline.protobuf.parser.ProtoCompiler;
import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Triton's streams end with OK whatever happened. */
@Timeout(60)
class StreamInferErrorsTest {
  private static final String PROTO =
      """
      syntax = "proto3";
      package inference;
      message Request { string model_name = 1; }
      message Answer { string error_message = 1; Output infer_response = 2; }
      message Output { string id = 1; }
      service GRPCInferenceService {
        rpc ModelStreamInfer(stream Request) returns (stream Answer) {}
        rpc Other(stream Request) returns (stream Answer) {}
      }
      """;
  private static final ProtoWriter GOOD =
      new ProtoWriter().message(2, new ProtoWriter().text(1, "x"));
  private static final ProtoWriter FAILED = new ProtoWriter().text(1, "out of\nmemory");

  private static EvenPacer drive(String method, ProtoWriter... messages) throws Exception {
    Http2Server.Answer answer =
        (peer, id) -> {
          head(peer, id);
          for (ProtoWriter each : messages) {
            message(peer, id, each.toBytes());
          }
          end(peer, id);
        };
    byte[] described =
        ProtoCompiler.compile("triton.proto", PROTO.getBytes(UTF_8), name -> Optional.empty());
    try (Http2Server server = Http2Server.answering(answer)) {
      URI url =
          URI.create(
              "grpc://127.0.0.1:" + server.port() + "/inference.GRPCInferenceService/" + method);
      Call call = Calls.call("POST", url, List.of(Calls.payload("{}")), List.of());
      return Shop.drive(
          call.describedBy(MethodDescription.of(described), AnswerKind.MESSAGE_STREAM));
    }
  }

  @Test
  void an_error_message_is_an_error() throws Exception {
    EvenPacer pacer = drive("ModelStreamInfer", GOOD, FAILED, GOOD);
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.ERROR_BODY, 6));
    assertThat(pacer.details()).containsOnly("OK with error_message: out of memory");
  }

  @Test
  void without_one_it_is_a_success() throws Exception {
    assertThat(drive("ModelStreamInfer", GOOD, GOOD).outcomes())
        .isEqualTo(Map.of(Outcome.SUCCESS, 6));
    assertThat(drive("ModelStreamInfer").outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 6));
  }

  @Test
  void another_method_may_call_its_fields_as_it_likes() throws Exception {
    assertThat(drive("Other", FAILED).outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 6));
  }
}
