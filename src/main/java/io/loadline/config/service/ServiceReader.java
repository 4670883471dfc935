package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Credential;
import io.loadline.plan.Readiness;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads all that is set of the service. */
public final class ServiceReader {
  private final SettingValues values;
  private final ContentSource source;
  private final TlsReader tls;
  private final CallReader calls;

  /**
   * Prepares to read.
   *
   * @param now tells which certificates have expired
   * @param seed of ids that are filled into payloads
   * @param secrets that were filled in: a header that holds one is secret
   */
  public ServiceReader(
      SettingValues values, ContentSource source, Instant now, long seed, Set<String> secrets) {
    this.values = values;
    this.source = source;
    this.tls = new TlsReader(values, source, now);
    this.calls = new CallReader(values, new PayloadSetReader(values, source, seed), tls, secrets);
  }

  /**
   * The service; what is wrong with it is reported.
   *
   * @param inferenceTarget what {@code @InferenceTarget} holds
   * @param kubeContext of the kubeconfig; empty for the current one
   */
  public ServiceSettings read(Optional<URI> inferenceTarget, String kubeContext) {
    ClusterReader cluster = new ClusterReader(values);
    Readiness readiness = cluster.readiness();
    UrlReader urls = new UrlReader(values, ClusterReader.withAddress(readiness.awaited()));
    Optional<Call> call =
        calls.read(urls.read(inferenceTarget)).map(new RpcReader(values, source)::described);
    if (call.filter(it -> it.target().isGrpc()).isPresent() && readiness.path().isSet()) {
      values.refuse(
          Attribute.READY_PATH,
          "is an address of HTTP, and url is called by gRPC",
          "remove it: a model is asked by ModelReady; or write none");
    }
    ClusterAccess access = cluster.access(kubeContext);
    Optional<Credential> caller = new AuthReader(values, source).read();
    return new ServiceSettings(call.map(it -> it.as(caller)), readiness, access, tls.warnings());
  }
}
