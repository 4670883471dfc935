package io.loadline.probe;

import static io.loadline.testkit.GrpcAnswers.end;
import static io.loadline.testkit.GrpcAnswers.head;
import static io.loadline.testkit.GrpcAnswers.message;
import static io.loadline.testkit.GrpcAnswers.messages;
import static io.loadline.testkit.GrpcAnswers.ok;
import static io.loadline.testkit.GrpcAnswers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.protobuf.Protos;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Transport.HeaderSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server whose service does not import all that extends its messages. */
@Timeout(60)
class DescribedExtensionsTest {
  private static final String SERVICE = "shop.extended.Counter";
  private static final String SALE = "shop.extended.Sale";
  private static final String LATER = "{\"[shop.extended.later.count]\": 2}";
  private static final int UNIMPLEMENTED = 12;

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, byte[]> files = files();

  /** The service's file without its last import: that of the extensions. */
  private static Map<String, byte[]> files() {
    try {
      Map<String, byte[]> files = new HashMap<>();
      FileDescriptorSet set = FileDescriptorSet.parseFrom(Protos.byProtoc("extended"));
      for (FileDescriptorProto file : set.getFileList()) {
        boolean first = file.getName().equals("shop/extended.proto");
        List<String> imports = new ArrayList<>(file.getDependencyList());
        imports.removeIf(name -> first && name.equals("shop/later.proto"));
        FileDescriptorProto.Builder changed = file.toBuilder().clearDependency();
        files.put(file.getName(), changed.addAllDependency(imports).build().toByteArray());
      }
      return files;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Which of the four questions it is, and about what. */
  private static String question(byte[] bytes) {
    try {
      ProtoReader in = new ProtoReader(bytes, 0, bytes.length);
      in.next();
      if (in.field() != 5) {
        return in.field() + " " + in.text();
      }
      ProtoReader extension = in.inner();
      extension.next();
      String text = "5 " + extension.text();
      extension.next();
      return text + " " + extension.number();
    } catch (WireFormatException e) {
      throw new AssertionError(e);
    }
  }

  private ProtoWriter answer(String question) {
    return switch (question) {
      case "4 " + SERVICE -> described("shop/extended.proto");
      case "6 " + SALE ->
          new ProtoWriter()
              .message(
                  5,
                  new ProtoWriter()
                      .text(1, SALE)
                      .message(2, new ProtoWriter().raw(100).raw(1000).raw(1001)));
      case "5 " + SALE + " 1000", "5 " + SALE + " 1001" -> described("shop/later.proto");
      default ->
          files.containsKey(question.substring(2))
              ? described(question.substring(2))
              : new ProtoWriter().message(7, new ProtoWriter().varint(1, 5).text(2, "not found"));
    };
  }

  private ProtoWriter described(String name) {
    byte[] file = Objects.requireNonNull(files.get(name));
    return new ProtoWriter().message(4, new ProtoWriter().bytes(1, file));
  }

  private void reflect(Http2Peer peer, int id, boolean extensions) throws IOException {
    List<String> questions =
        messages(peer, id).stream().map(DescribedExtensionsTest::question).toList();
    asked.addAll(questions);
    if (!extensions && questions.get(0).startsWith("6 ")) {
      status(peer, id, UNIMPLEMENTED, "no extensions");
      return;
    }
    head(peer, id);
    for (String question : questions) {
      message(peer, id, answer(question).toBytes());
    }
    end(peer, id);
  }

  private Http2Server serve(boolean extensions) {
    return Http2Server.answering(
        (peer, id) -> {
          if (peer.head(id).contains("/grpc.reflection.v1.")) {
            reflect(peer, id, extensions);
          } else {
            ok(peer, id, new byte[0]);
          }
        });
  }

  private static ReadyWait.Report await(Http2Server server, String payload)
      throws InterruptedException {
    String url = "grpc://127.0.0.1:" + server.port() + "/" + SERVICE + "/Sell";
    Call call = Calls.call(url, Duration.ofSeconds(5), List.of(Calls.payload(payload)));
    return ReadyWait.overHttp2(HeaderSource.NONE)
        .await(call, new Readiness(Duration.ofSeconds(10), 1), line -> {});
  }

  @Test
  void extensions_that_the_service_does_not_import_are_asked_for() throws Exception {
    try (Http2Server server = serve(true)) {
      assertThat(await(server, LATER).call().descriptors().isEmpty()).isFalse();
      assertThat(asked)
          .containsSubsequence(
              "4 " + SERVICE, "3 shop/extensions.proto", "6 " + SALE, "5 " + SALE + " 1000")
          .doesNotContain("5 " + SALE + " 100")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_server_that_tells_no_extensions_is_called_without() throws Exception {
    try (Http2Server server = serve(false)) {
      assertThat(await(server, "{\"[shop.extended.number]\": 1}").call().descriptors().isEmpty())
          .isFalse();
      NotReadyException refused =
          catchThrowableOfType(NotReadyException.class, () -> await(server, LATER));
      assertThat(refused)
          .hasMessageStartingWith(
              "not ready: payload = \"inline\": there is no extension [shop.extended.later.count]"
                  + " of shop.extended.Sale, for which the described files declare"
                  + " [shop.extended.Sale.Discount.discount], ");
    }
  }
}
