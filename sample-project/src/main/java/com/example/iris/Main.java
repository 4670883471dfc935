package com.example.iris;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Serves the trained model: {@code java -cp .. com.example.iris.Main [port]}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
    InferenceServer server = InferenceServer.start(port, trained(), Faults.fromSystemProperties());
    System.out.println("Serving " + OpenInference.NAME + " at " + server.url());
  }

  /** The model that the build trained. */
  static IrisModel trained() throws IOException {
    try {
      return IrisModel.load(Path.of(Main.class.getResource("/iris.model").toURI()));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
