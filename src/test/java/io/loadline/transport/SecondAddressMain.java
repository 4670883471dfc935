package io.loadline.transport;

import io.loadline.GateKit;
import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.engine.TransportChoice;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Not a test: puts load on a name whose addresses a file of the JVM's own tells. */
public final class SecondAddressMain {
  private SecondAddressMain() {}

  /**
   * Prints how the load ended, or why there was none.
   *
   * @param args the URL, and the protocol; {@code which} to ask for it alone
   */
  public static void main(String[] args) throws Exception {
    URI url = URI.create(args[0]);
    if (args[1].equals("which")) {
      Target target =
          new Target(url, "", new TlsTrust(List.of(), List.of(), Optional.empty(), "", false));
      boolean http2 = TransportChoice.prefersHttp2(target, Duration.ofSeconds(10));
      System.out.println(http2 ? "HTTP/2" : "HTTP/1.1");
      return;
    }
    try {
      LoadResult result = run(url, Protocol.valueOf(args[1]));
      System.out.println(result.errors() + " errors over " + result.run().transport());
    } catch (RuntimeException e) {
      System.out.println(e.getMessage());
    }
  }

  private static LoadResult run(URI url, Protocol protocol) throws Exception {
    return Loadline.target(url)
        .payload(GateKit.PAYLOAD)
        .protocol(protocol)
        .timeout(Duration.ofSeconds(5))
        .ready(ready -> ready.timeout(Duration.ofSeconds(5)))
        .load(load -> load.requests(6).rate(100).connections(2))
        .withOverrides()
        .printTo(new PrintStream(PrintStream.nullOutputStream()))
        .run();
  }
}
