package io.loadline.kubernetes.job;

import static io.loadline.kubernetes.job.JobStartClusterIT.assertEnd;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.loadline.json.Json;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real API server refuses of a Job, and what is said of it. */
@Tag("cluster")
@Timeout(300)
class JobAdmissionClusterIT {
  private RealRun run;

  @BeforeEach
  void open() {
    run = new RealRun();
  }

  @AfterEach
  void close() {
    if (run != null) {
      run.close();
    }
  }

  @Test
  void a_policy() throws Exception {
    String policy = run.namespace().name() + "-policy";
    applyPolicy(policy);
    try {
      run.namespace().await("the policy", this::isRefused);

      assertEnd(
          run.end("tick", "1"),
          Kind.ADMISSION,
          "a policy of the cluster refuses the worker: .*jobs need an owner.*");
    } finally {
      var policies = run.kit().client().admissionRegistration().v1();
      policies.validatingAdmissionPolicies().withName(policy).delete();
      policies.validatingAdmissionPolicyBindings().withName(policy).delete();
    }
  }

  private void applyPolicy(String policy) {
    run.namespace()
        .apply(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: %1$s}
            spec:
              failurePolicy: Fail
              matchConstraints:
                namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %2$s}}
                resourceRules:
                - {apiGroups: [batch], apiVersions: [v1], operations: [CREATE], resources: [jobs]}
              validations: [{expression: "false", message: jobs need an owner}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: %1$s}
            spec: {policyName: %1$s, validationActions: [Deny]}
            """
                .formatted(policy, run.namespace().name()));
  }

  private boolean isRefused() {
    JobRequest request = run.request("tick", "1");
    try {
      String job = Json.write(JobManifest.of(request, List.of(), PackedObject.of(request)));
      String path = "/apis/batch/v1/namespaces/%s/jobs?dryRun=All";
      run.kit().client().raw(path.formatted(run.namespace().name()), "POST", job);
      return false;
    } catch (KubernetesClientException e) {
      return true;
    }
  }

  @Test
  void more_than_a_secret_may_hold() {
    JobRequest request = run.request("tick", "1");
    PackedObject large =
        new PackedObject(
            true, "large", Map.of("a", new byte[PackedObject.MOST_BYTES + (200 << 10)]));
    KubeObject owner =
        FakeCluster.object(ResourceKind.JOBS, "{\"metadata\": {\"name\": \"a\", \"uid\": \"u\"}}");

    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () ->
                run.cluster()
                    .own()
                    .create(
                        ResourceKind.SECRETS,
                        run.namespace().name(),
                        large.manifest(request, owner)));

    assertEnd(
        ApiRefusal.of(refused, "here"),
        Kind.TOO_LARGE,
        "what is sent to the worker is more than the cluster takes: .*");
  }
}
