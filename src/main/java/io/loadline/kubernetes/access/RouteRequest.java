package io.loadline.kubernetes.access;

import io.loadline.plan.Target;

/**
 * A service in a cluster to which a way is looked for.
 *
 * @param what {@code InferenceService ml/iris}
 * @param called the target as the user wrote it
 * @param local where the cluster's own pods call it: {@code
 *     http://iris-predictor.ml.svc.cluster.local/v2/models/iris/infer}
 * @param externalHost that its gateway routes by; empty when it is not reached from outside
 * @param namespace of the object
 * @param revision of Knative that is called alone; empty when all of them may be
 * @param knative whether a Knative Service serves it
 * @param http2 whether it is called over HTTP/2
 */
public record RouteRequest(
    String what,
    Target called,
    Target local,
    String externalHost,
    String namespace,
    String revision,
    boolean knative,
    boolean http2) {}
