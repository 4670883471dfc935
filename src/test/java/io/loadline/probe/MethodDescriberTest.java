package io.loadline.probe;

import static io.loadline.testkit.GrpcAnswers.end;
import static io.loadline.testkit.GrpcAnswers.head;
import static io.loadline.testkit.GrpcAnswers.message;
import static io.loadline.testkit.GrpcAnswers.messages;
import static io.loadline.testkit.GrpcAnswers.ok;
import static io.loadline.testkit.GrpcAnswers.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.protobuf.Protos;
import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Transport.HeaderSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that describes itself, as far as it does. */
@Timeout(60)
class MethodDescriberTest {
  private static final Map<String, byte[]> FILES = files();
  private static final int UNIMPLEMENTED = 12;

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  private static Map<String, byte[]> files() {
    try {
      return FileDescriptorSet.parseFrom(Protos.byProtoc("everything")).getFileList().stream()
          .collect(Collectors.toMap(file -> file.getName(), file -> file.toByteArray()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** One file an answer, as careful servers have it. */
  private void reflect(Http2Peer peer, int id) throws IOException {
    head(peer, id);
    for (byte[] question : messages(peer, id)) {
      String name = new String(question, 2, question.length - 2, UTF_8);
      asked.add(name);
      byte[] file = FILES.get(name.equals("shop.v1.Shop") ? "shop/everything.proto" : name);
      message(peer, id, (file == null ? refusal(name) : described(file)).toBytes());
    }
    end(peer, id);
  }

  private static ProtoWriter described(byte[] file) {
    return new ProtoWriter().message(4, new ProtoWriter().bytes(1, file));
  }

  private static ProtoWriter refusal(String name) {
    String text = "Symbol not found: " + name;
    return new ProtoWriter().message(7, new ProtoWriter().varint(1, 5).text(2, text));
  }

  private Http2Server serve(String reflection) {
    return Http2Server.answering(
        (peer, id) -> {
          String head = peer.head(id);
          if (!head.contains("/grpc.reflection.")) {
            boolean all = head.contains("/All");
            ok(peer, id, (all ? new ProtoWriter() : new ProtoWriter().text(1, "tea")).toBytes());
          } else if (head.contains("/grpc.reflection." + reflection + ".ServerReflection/")) {
            reflect(peer, id);
          } else {
            status(peer, id, UNIMPLEMENTED, "unknown service");
          }
        });
  }

  private static ReadyWait.Report await(Http2Server server, String method, String payload)
      throws InterruptedException {
    String url = "grpc://127.0.0.1:" + server.port() + "/" + method;
    Call call = Calls.call(url, Duration.ofSeconds(5), List.of(Calls.payload(payload)));
    return ReadyWait.overHttp2(HeaderSource.NONE)
        .await(call, new Readiness(Duration.ofSeconds(10), 1), line -> {});
  }

  private static String refusal(Http2Server server, String method, String payload) {
    NotReadyException refused =
        catchThrowableOfType(NotReadyException.class, () -> await(server, method, payload));
    return String.valueOf(refused.getMessage()).replace(":" + server.port() + "/", ":9/");
  }

  @Test
  void what_is_imported_is_asked_for_until_all_is_there() throws Exception {
    try (Http2Server server = serve("v1")) {
      ReadyWait.Report report = await(server, "shop.v1.Shop/Buy", "{\"item\":\"tea\"}");
      assertThat(report.call().descriptors().isEmpty()).isFalse();
      assertThat(report.call().answer()).isEqualTo(AnswerKind.WHOLE);
      assertThat(asked).startsWith("shop.v1.Shop").contains("shop/common/money.proto");
      List<String> own = FILES.keySet().stream().filter(name -> !isWellKnown(name)).toList();
      assertThat(asked).doesNotHaveDuplicates().hasSize(own.size());
    }
  }

  /** Servers that link them in another way refuse to describe them, or end the call. */
  @Test
  void the_files_of_google_protobuf_need_not_be_described() throws Exception {
    try (Http2Server server = serve("v1")) {
      await(server, "shop.v1.Shop/All", "{\"time\":\"2026-11-24T12:00:00Z\"}");
      assertThat(asked).noneMatch(MethodDescriberTest::isWellKnown);
    }
  }

  private static boolean isWellKnown(String name) {
    return name.startsWith("google/protobuf/");
  }

  @Test
  void the_older_version_is_asked_where_the_newer_is_not_known() throws Exception {
    try (Http2Server server = serve("v1alpha")) {
      ReadyWait.Report report = await(server, "shop.v1.Shop/Watch", "{}");
      assertThat(report.call().answer()).isEqualTo(AnswerKind.MESSAGE_STREAM);
      assertThat(report.how())
          .isEqualTo("1 real request succeeded; no ready endpoint follows from the URL");
    }
  }

  @Test
  void a_server_without_reflection_is_told_at_once() {
    try (Http2Server server = serve("none")) {
      assertThat(refusal(server, "shop.v1.Shop/Buy", "{}"))
          .isEqualTo(
              """
              not ready: the server does not describe its methods (no reflection)
                asked    grpc://127.0.0.1:9/shop.v1.Shop/Buy
                do       describe the method yourself: set protoset = "file:.." (protoc \
              --include_imports --descriptor_set_out=..) or proto = "file:.."\
              """);
    }
  }

  @Test
  void a_service_that_the_server_does_not_know_is_told_at_once() {
    try (Http2Server server = serve("v1")) {
      assertThat(refusal(server, "shop.v1.Ship/Buy", "{}"))
          .startsWith(
              "not ready: the server does not describe shop.v1.Ship: Symbol not found:"
                  + " shop.v1.Ship\n");
    }
  }

  @Test
  void a_method_that_the_service_does_not_have_is_told_at_once() {
    try (Http2Server server = serve("v1")) {
      assertThat(refusal(server, "shop.v1.Shop/Sell", "{}"))
          .startsWith(
              "not ready: service shop.v1.Shop has no method Sell, it has Buy, Watch, Collect,"
                  + " Chat, All\n");
    }
  }

  @Test
  void a_payload_that_does_not_fit_is_told_at_once() {
    try (Http2Server server = serve("v1")) {
      assertThat(refusal(server, "shop.v1.Shop/Buy", "{\"amount\":1}"))
          .startsWith(
              "not ready: payload = \"inline\": there is no field amount in shop.v1.Order, which"
                  + " has item, count\n");
    }
  }
}
