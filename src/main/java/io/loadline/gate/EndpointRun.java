package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.Switches;
import io.loadline.plan.Call;
import io.loadline.report.Report;
import io.loadline.result.NotReadyException;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.text.WrappedText;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Runs one endpoint of a gate, from its plan to its report: guard, wait, load, judge. */
final class EndpointRun {
  private final String shownName;
  private final Gate.Endpoint endpoint;
  private final Switches switches;
  private final ResultWriter writer;
  private final PrintStream out;
  private final ClusterParts parts;

  /**
   * An endpoint that is to run once.
   *
   * @param gate the name of the gate
   */
  EndpointRun(
      String gate,
      Gate.Endpoint endpoint,
      Switches switches,
      ResultWriter writer,
      PrintStream out,
      ClusterParts parts) {
    this.shownName = DryRun.shownName(gate, endpoint);
    this.endpoint = endpoint;
    this.switches = switches;
    this.writer = writer;
    this.out = out;
    this.parts = parts;
  }

  /** Finds the service, measures it when all others are ready, too, and leaves nothing open. */
  Report measure(LoadRunner loads) throws InterruptedException {
    Call call = endpoint.plan().call();
    LoadRunner.guard(endpoint, call.target(), switches.allowedHosts());
    ScrapedSession.guard(endpoint, switches.allowedHosts());
    TokenRequests requests = parts.tokens(endpoint.cluster(), call.target());
    try (RefreshingCredential credential = RefreshingCredential.of(call.credential(), requests)) {
      writer.hide(credential::mask);
      RunResult run = measure(loads, credential);
      return writer.report(endpoint, run, Judge.judge(run, endpoint.readiness().permitted()));
    } catch (NotReadyException e) {
      throw e.masked(this::told);
    }
  }

  private String told(String text) {
    String place = endpoint.name().isEmpty() ? "" : "endpoint " + endpoint.name() + ": ";
    return place + writer.mask(text);
  }

  private RunResult measure(LoadRunner loads, RefreshingCredential credential)
      throws InterruptedException {
    Consumer<String> say = switches.progress() ? this::say : line -> {};
    try (ClusterSession session = ScrapedSession.of(opened(), endpoint)) {
      return session.finished(
          loads.measure(new LoadRunner.FoundEndpoint(endpoint, session, credential, say)));
    }
  }

  private ClusterSession opened() {
    return parts
        .clusters()
        .open(endpoint.plan().call(), endpoint.readiness(), endpoint.cluster(), this::say);
  }

  private void say(String line) {
    out.println(WrappedText.message(writer.mask(shownName + ": " + line)));
  }
}
