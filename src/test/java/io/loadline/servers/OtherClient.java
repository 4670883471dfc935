package io.loadline.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody else who calls a model, one request after the other, until it is stopped. */
final class OtherClient {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Thread thread = new Thread(this::call, "other-client");
  private final HttpRequest request;
  private volatile boolean over;

  private OtherClient(HttpRequest request) {
    this.request = request;
  }

  static OtherClient start(ProgrammedModel model, int millis) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(model.url()))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(model.payload(millis)))
            .build();
    OtherClient other = new OtherClient(request);
    other.thread.start();
    return other;
  }

  private void call() {
    while (!over) {
      try {
        client.send(request, BodyHandlers.discarding());
      } catch (IOException e) {
        // A server may close an idle connection just then: the next request makes a new one.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  void stop() throws InterruptedException {
    over = true;
    thread.join();
  }
}
