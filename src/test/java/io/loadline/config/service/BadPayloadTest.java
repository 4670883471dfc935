package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.Payload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadPayloadTest {
  private static final String CHECK = "check the address by hand, or keep the payload in a file";

  private final Path dir;

  BadPayloadTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private String refusal(String payload) {
    return gate().projectDir(dir).set(Attribute.PAYLOAD, payload).refusal();
  }

  @Test
  void a_payload_of_no_known_form_is_refused() {
    assertThat(refusal("iris.json"))
        .isEqualTo(
            "@InferenceLoadTest(payload = \"iris.json\"), from @InferenceLoadTest on method"
                + " gate(): is no payload; write classpath:.., file:.., http(s)://.. or the JSON"
                + " itself, which starts with { or [");
  }

  @Test
  void a_missing_resource_is_refused() {
    assertThat(refusal("classpath:/no/iris.json"))
        .endsWith(
            ": there is no no/iris.json on the classpath;"
                + " put it at src/test/resources/no/iris.json");
  }

  @Test
  void a_missing_file_is_refused_with_the_place_looked_at() {
    assertThat(refusal("file:iris.json"))
        .endsWith(
            ": there is no file "
                + dir.resolve("iris.json")
                + "; a relative path starts at the project's folder");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    Files.createFile(dir.resolve("iris.json"));
    assertThat(refusal("file:iris.json")).endsWith(": is empty; put the request body there");
  }

  @Test
  void broken_json_is_refused_with_line_and_column() throws IOException {
    Files.writeString(dir.resolve("iris.json"), "{\n  \"inputs\": oops\n}");
    assertThat(refusal("file:iris.json"))
        .contains(": is no JSON: Unrecognized token 'oops'")
        .contains("(line 2, column 18)")
        .endsWith("; correct it, or set contentType to what it is");
  }

  @Test
  void broken_inline_json_is_refused() {
    assertThat(refusal("{\"inputs\": [1, 2}"))
        .startsWith("@InferenceLoadTest(payload = \"{\"inputs\": [1, 2}\"), from")
        .contains(": is no JSON: Unexpected close marker '}'");
  }

  @Test
  void a_download_that_is_not_found_is_refused_with_its_status() throws IOException {
    HttpServer server = server(404, "no");
    try {
      assertThat(refusal(address(server))).endsWith(": was answered with status 404; " + CHECK);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_download_from_a_closed_port_is_refused() throws IOException {
    HttpServer server = server(200, "{}");
    server.stop(0);
    assertThat(refusal(address(server)))
        .endsWith(": cannot be downloaded: ConnectException; " + CHECK);
  }

  @Test
  void a_download_is_read() throws IOException {
    HttpServer server = server(200, "{\"a\": 1}");
    try {
      Payload read =
          gate().set(Attribute.PAYLOAD, address(server)).resolve().plan().call().payloads().get(0);
      assertThat(read.text()).isEqualTo("{\"a\": 1}");
      assertThat(read.source()).isEqualTo(address(server));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_is_not_said_to_be_json_is_sent_as_it_is() throws IOException {
    Files.write(dir.resolve("iris.bin"), new byte[] {0, 1, 2});
    Gate.Endpoint gate =
        gate()
            .projectDir(dir)
            .set(Attribute.PAYLOAD, "file:iris.bin")
            .set(Attribute.CONTENT_TYPE, "application/octet-stream")
            .resolve();
    assertThat(gate.plan().call().payloads().get(0).bytes()).containsExactly(0, 1, 2);
  }

  @Test
  void several_payloads_keep_their_order() {
    assertThat(
            gate().set(Attribute.PAYLOAD, "{\"a\": 1}", "[2]").resolve().plan().call().payloads())
        .extracting(Payload::text)
        .containsExactly("{\"a\": 1}", "[2]");
  }

  private static HttpServer server(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, body.length());
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/iris.json";
  }
}
