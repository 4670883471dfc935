package io.loadline.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A real MLServer with an iris model, started by {@code mlserver/up} of the folder that the
 * environment variable {@value #SHARED} names. It outlives the tests.
 *
 * @param url the base of its REST side, without a slash at the end
 */
public record MlServer(URI url) {
  /** Tests that need the server are skipped where this is unset. */
  public static final String SHARED = "LOADLINE_SHARED";

  public static final String WHY_SKIPPED =
      "needs a real MLServer: LOADLINE_SHARED names no folder with mlserver/up";

  public static final String MODEL = "sklearn-irisv2";

  /** Two flowers of the model's class 1. */
  public static final String PAYLOAD =
      "{\"inputs\": [{\"name\": \"input-0\", \"shape\": [2, 4], \"datatype\": \"FP32\","
          + " \"data\": [[6.8, 2.8, 4.8, 1.4], [6.0, 3.4, 4.5, 1.6]]}]}";

  /** Three numbers a flower, where the model wants four. */
  public static final String TOO_NARROW =
      "{\"inputs\": [{\"name\": \"input-0\", \"shape\": [2, 3], \"datatype\": \"FP32\","
          + " \"data\": [[6.8, 2.8, 4.8], [6.0, 3.4, 4.5]]}]}";

  /** Starts it unless it runs, and loads the model in case an earlier test left it unloaded. */
  public static MlServer up() throws IOException, InterruptedException {
    Process up =
        new ProcessBuilder(
                Path.of(
                        Objects.requireNonNull(System.getenv(SHARED), WHY_SKIPPED),
                        "mlserver",
                        "up")
                    .toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = output.strip().lines().toList();
    if (up.waitFor() != 0 || lines.isEmpty()) {
      throw new IOException("mlserver/up exited with " + up.exitValue() + ": " + output);
    }
    MlServer server = new MlServer(URI.create(lines.get(lines.size() - 1)));
    if (!server.isModelReady()) {
      server.load();
    }
    return server;
  }

  /** What a gate calls. */
  public URI inferUrl() {
    return URI.create(url + "/v2/models/" + MODEL + "/infer");
  }

  /** What a gate calls over gRPC, whose port is the one after REST's. */
  public String grpcUrl(String model) {
    return "grpc://" + url.getHost() + ":" + (url.getPort() + 1) + "/" + model;
  }

  /** From now on the model is not ready, though the server is. */
  public void unload() throws IOException, InterruptedException {
    changeModel("unload");
  }

  public void load() throws IOException, InterruptedException {
    changeModel("load");
  }

  private boolean isModelReady() throws IOException, InterruptedException {
    URI address = URI.create(url + "/v2/models/" + MODEL + "/ready");
    return send(HttpRequest.newBuilder(address).build()).statusCode() == 200;
  }

  private void changeModel(String action) throws IOException, InterruptedException {
    URI address = URI.create(url + "/v2/repository/models/" + MODEL + "/" + action);
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build());
    if (answer.statusCode() != 200) {
      throw new IOException(action + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
