package io.loadline.config.service;

import io.loadline.config.setting.Problems;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Credential;
import io.loadline.plan.Readiness;
import java.util.List;
import java.util.Optional;

/**
 * All that is set of the service: what is called, when it may be, where it is, and who calls.
 *
 * @param call empty when the address is not usable, which is reported
 * @param warnings one sentence each
 */
public record Service(
    Optional<Call> call,
    Readiness readiness,
    ClusterAccess cluster,
    Optional<Credential> credential,
    List<String> warnings) {
  public Service {
    warnings = List.copyOf(warnings);
  }

  /** Whether HTTP/2 is spoken; reports a transport that cannot. */
  public boolean isHttp2(String transport, Problems problems) {
    boolean http2 = call.filter(Call::isHttp2).isPresent();
    if (http2 && transport.equals("jdk")) {
      problems.add(
          "loadline.transport = \"jdk\"",
          "",
          "java.net.http is used over HTTP/1.1 only, it cannot begin with HTTP/2 without TLS",
          "remove loadline.transport, or call over HTTP/1.1");
    }
    return http2;
  }
}
