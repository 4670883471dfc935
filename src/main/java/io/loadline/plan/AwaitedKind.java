package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * What sort of object in a cluster is waited for.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public enum AwaitedKind {
  /** An InferenceService of KServe. */
  ISVC,
  /** A Service: it has endpoints that are ready. */
  SERVICE,
  /** A Deployment, rolled out. */
  DEPLOY,
  /** A Service of Knative. */
  KSVC,
  /** An LLMInferenceService of KServe. */
  LLMISVC,
  /** An InferenceGraph of KServe. */
  GRAPH,
  /** Any resource that has conditions. */
  OTHER
}
