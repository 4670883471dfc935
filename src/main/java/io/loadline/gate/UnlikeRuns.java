package io.loadline.gate;

import io.loadline.baseline.IdentityDifference;
import io.loadline.baseline.IdentityFact;
import io.loadline.baseline.RunIdentity;
import io.loadline.config.gate.BaselineTerms;
import io.loadline.config.gate.Gate;
import io.loadline.plan.Call;
import io.loadline.plan.Protocol;
import io.loadline.result.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** In what the runs of a gate are unlike those of its baseline, before the load and after it. */
record UnlikeRuns(BaselineTerms terms, Gate.Endpoint endpoint, RunIdentity.Context context) {
  /** By plan and machine. */
  List<IdentityDifference> before(RunIdentity recorded) {
    RunIdentity planned = RunIdentity.planned(endpoint.plan(), context).beforeLoad();
    return recorded.beforeLoad().differences(planned, unknownYet());
  }

  /** In what runs may differ, and what is found out when the service is asked. */
  private Set<IdentityFact> unknownYet() {
    Set<IdentityFact> facts = EnumSet.noneOf(IdentityFact.class);
    facts.addAll(terms.rule().mayDiffer());
    Call call = endpoint.plan().call();
    if (call.protocol() == Protocol.AUTO || call.target().isGrpc()) {
      facts.addAll(Set.of(IdentityFact.PROTOCOL, IdentityFact.CONNECTIONS, IdentityFact.ANSWERS));
    }
    if (endpoint.readiness().awaited().isPresent()) {
      facts.addAll(Set.of(IdentityFact.REQUEST, IdentityFact.HEADERS, IdentityFact.PROTOCOL));
    }
    return facts;
  }

  /** By all that is known of each run. */
  List<IdentityDifference> after(RunIdentity recorded, List<RunResult> runs) {
    return runs.stream()
        .map(run -> RunIdentity.of(run, context))
        .flatMap(now -> recorded.differences(now, terms.rule().mayDiffer()).stream())
        .distinct()
        .toList();
  }

  /** A sentence with what to do about each; empty for none. */
  String text(List<IdentityDifference> differences) {
    return differences.isEmpty()
        ? ""
        : terms.file()
            + " is of other runs than this: "
            + differences.stream()
                .map(each -> each.text() + "; " + each.fix())
                .collect(Collectors.joining(". "));
  }
}
