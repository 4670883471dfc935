package io.loadline.transport.jdk;

import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.plan.Tracing;
import io.loadline.transport.Calls;
import io.loadline.transport.Transport.HeaderSource;
import java.net.URI;
import java.net.http.HttpRequest;

/** Not a test: prepares requests with a Host header in a JVM of its own. */
public final class HostHeaderMain {
  private HostHeaderMain() {}

  /**
   * Prints {@code allowed}, or why not.
   *
   * @param args {@code late}: use java.net.http before it is allowed; {@code never}: do not allow
   */
  public static void main(String[] args) {
    URI url = URI.create("http://localhost/");
    if (args[0].equals("late")) {
      System.out.print(HttpRequest.newBuilder(url).header("A", "b").build().method() + " ");
    }
    if (!args[0].equals("never")) {
      System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }
    try {
      PreparedRequests requests =
          new PreparedRequests(
              Calls.to(Calls.get(url), new Target(url, "iris", TlsTrust.DEFAULT)),
              HeaderSource.NONE,
              Tracing.OFF);
      System.out.println("allowed " + requests.get(Phase.WARMUP, 0).method());
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
