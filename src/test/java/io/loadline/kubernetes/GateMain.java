package io.loadline.kubernetes;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.AccessMode;
import java.time.Duration;

/** Not a test: a program that gates the small server of a namespace through a port-forward. */
public final class GateMain {
  private GateMain() {}

  /**
   * Measures, and says at last where the result is.
   *
   * @param args the namespace, and for how many seconds
   */
  public static void main(String[] args) throws InterruptedException {
    LoadResult result = gate(args[0], Integer.parseInt(args[1])).named("gate").run();
    System.out.println(result.verdict() + " " + result.report().orElseThrow());
  }

  static Loadline gate(String namespace, int seconds) {
    return Loadline.target("http://web." + namespace + ".svc.cluster.local/")
        .withOverrides()
        .payload("{\"inputs\":[]}")
        .access(AccessMode.PORT_FORWARD)
        .ready(ready -> ready.service("web").namespace(namespace))
        .load(load -> load.duration(Duration.ofSeconds(seconds)).rate(40).warmup("5"))
        .slo(slo -> slo.errors(0));
  }
}
