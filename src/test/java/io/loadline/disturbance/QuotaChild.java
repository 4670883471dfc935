package io.loadline.disturbance;

import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a gate in a process of its own, whose control group gets a quota once the JVM is warm: url,
 * p99 limit, and the file and text of the quota. Prints the verdict, the p99 of the response times
 * in ms, the reason and the notes.
 */
final class QuotaChild {
  /** Comes before what is said; a JVM says other things as well. */
  static final String BEGIN = "-- judgment";

  private QuotaChild() {}

  public static void main(String[] arguments) throws IOException {
    String url = arguments[0];
    double limit = Double.parseDouble(arguments[1]);
    try (Transport transport = NettyTransport.create()) {
      Runs.judge(Runs.plan(url, 500, 2, 10_000), transport);
      Files.writeString(Path.of(arguments[2]), arguments[3]);
      RunResult run = Runs.run(Runs.plan(url, 500, 4, limit), transport);
      Judgment judgment = Judge.judge(run);
      System.out.println(BEGIN);
      System.out.println(judgment.verdict());
      System.out.println(run.response().percentile(99) / 1e6);
      System.out.println(judgment.reason());
      judgment.notes().forEach(System.out::println);
    }
  }
}
