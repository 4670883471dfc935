package io.loadline.kubernetes.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Stands in for a worker where only its process matters; needs nothing but a JRE. */
final class TickMain {
  private TickMain() {}

  /**
   * Does something in the pod.
   *
   * @param arguments {@code tick COUNT}: a line each 100 ms, {@code index COUNT}: the same, after
   *     which of several pods it is, {@code read}: what lies in the folder of documents, {@code
   *     fill}: all memory there is, {@code exit CODE}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "tick" -> tick(Integer.parseInt(arguments[1]));
      case "index" -> {
        System.out.println("index " + System.getenv("JOB_COMPLETION_INDEX"));
        tick(Integer.parseInt(arguments[1]));
      }
      case "read" -> read();
      case "fill" -> fill();
      default -> {
        System.err.println("this goes wrong");
        System.exit(Integer.parseInt(arguments[1]));
      }
    }
    System.out.println("last");
  }

  private static void tick(int count) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("told to stop")));
    System.out.println("node " + System.getenv("LOADLINE_NODE"));
    for (int i = 1; i <= count; i++) {
      System.out.println("tick " + i);
      Thread.sleep(100);
    }
  }

  private static void read() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/loadline/documents"))) {
      for (Path file : files.filter(each -> each.toString().contains(".gz.")).sorted().toList()) {
        System.out.println(file.getFileName() + " " + Files.size(file));
      }
    }
    System.out.println("token " + Files.exists(Path.of("/var/run/secrets/kubernetes.io")));
    Files.writeString(Path.of("/tmp/written"), "");
  }

  private static void fill() {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < 1_000) {
      byte[] more = new byte[8 << 20];
      Arrays.fill(more, (byte) 1);
      all.add(more);
    }
    System.out.println("there was room for " + all.size());
  }
}
