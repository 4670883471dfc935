package io.loadline.slo;

import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.result.RunResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a service answered both of two endpoints, asked for the same. */
record SharedService(RunResult one, RunResult other) {
  private static final String NOTHING_SHOWN = "a service beside itself shows nothing; ";

  /** Why the one is no worse than the other, whatever it is; empty where nothing shows that. */
  Optional<String> reason() {
    if (!isAskedAlike(call(one), call(other))) {
      return Optional.empty();
    }
    ClusterResult before = one.cluster();
    ClusterResult now = other.cluster();
    if (before != null && now != null) {
      return before.path() == now.path() ? reason(before.before(), now.before()) : Optional.empty();
    }
    return before == null && now == null && call(one).target().equals(call(other).target())
        ? Optional.of(
            "both are "
                + call(one).target().url().getAuthority()
                + ": "
                + NOTHING_SHOWN
                + "call two")
        : Optional.empty();
  }

  private static Call call(RunResult run) {
    return run.plan().call();
  }

  private static boolean isAskedAlike(Call one, Call other) {
    return one.target().pathAndQuery().equals(other.target().pathAndQuery())
        && one.method().equals(other.method())
        && one.headers().equals(other.headers())
        && one.payloads().equals(other.payloads())
        && one.protocol() == other.protocol();
  }

  private Optional<String> reason(@Nullable ServiceIdentity before, @Nullable ServiceIdentity now) {
    return before == null || now == null || !name(before).equals(name(now))
        ? Optional.empty()
        : called(one, before).stream()
            .filter(each -> called(other, now).stream().anyMatch(its -> isSame(each, its)))
            .findFirst()
            .map(shared -> reason(before, shared));
  }

  /** Knative gives each revision a Service of its name; a port-forward leads past it. */
  private static List<ServiceComponent> called(RunResult run, ServiceIdentity service) {
    String host = call(run).target().authority().replaceFirst("[.:].*", "");
    List<ServiceComponent> named =
        service.components().stream().filter(each -> each.revision().equals(host)).toList();
    ClusterResult cluster = run.cluster();
    boolean past = cluster != null && cluster.path() == TargetPath.PORT_FORWARD;
    return named.isEmpty() || past ? service.components() : named;
  }

  private static boolean isSame(ServiceComponent one, ServiceComponent other) {
    return one.name().equals(other.name()) && one.revision().equals(other.revision());
  }

  private static String reason(ServiceIdentity service, ServiceComponent shared) {
    String revision = shared.revision().isEmpty() ? "" : "revision " + shared.revision() + " of ";
    return "both are answered by "
        + revision
        + name(service)
        + ": "
        + NOTHING_SHOWN
        + "call one revision by each endpoint (docs/kserve.md, A canary)";
  }

  private static String name(ServiceIdentity service) {
    return service.kind() + " " + service.namespace() + "/" + service.name();
  }
}
