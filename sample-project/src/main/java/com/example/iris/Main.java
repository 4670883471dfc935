package com.example.iris;

import java.io.IOException;

/** Serves the trained model: {@code java -cp .. com.example.iris.Main [port]}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
    InferenceServer server =
        InferenceServer.start(port, IrisModel.trained(), Faults.fromSystemProperties());
    System.out.println("Serving " + OpenInference.NAME + " at " + server.url());
  }
}
