package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.job.JobEnd.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API server says when something cannot be made, and what the user is told. */
class ApiRefusalTest {
  private final FakeRun run = new FakeRun();

  private JobEnd refusing(String what, ApiException.Kind kind, String message)
      throws InterruptedException {
    run.cluster().own().refusing(what, kind, message);
    return run.end();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create jobs.batch", "create configmaps", "create secrets"})
  void a_right_without_which_nothing_goes_is_one_sentence(String right)
      throws InterruptedException {
    JobEnd end =
        refusing(
            right,
            ApiException.Kind.FORBIDDEN,
            "is forbidden: User \"system:serviceaccount:ns:ci\" cannot create resource");

    assertThat(end.kind()).isEqualTo(Kind.NO_RIGHT);
    assertThat(end.text())
        .isEqualTo(
            "this account has no right to "
                + right
                + " in namespace ns\n"
                + "  do       have it given: docs/rbac.yaml of Loadline has the Role that is needed");
  }

  @Test
  void a_right_that_only_cleans_up_is_said_and_done_without() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .refusing("list jobs.batch", ApiException.Kind.FORBIDDEN, "no")
        .refusing("list configmaps", ApiException.Kind.FORBIDDEN, "no")
        .log(() -> java.util.List.of(FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.said())
        .contains(
            "no right to list jobs.batch in namespace ns: what older runs have left stays until its"
                + " time is over",
            "no right to list configmaps in namespace ns: the classes of the worker are sent anew,"
                + " and old ones stay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FORBIDDEN|jobs.batch "x" is forbidden: exceeded quota: q, requested: count/jobs.batch=1|QUOTA
          FORBIDDEN|jobs.batch "x" is forbidden: failed quota: q: must specify requests.cpu|QUOTA
          FORBIDDEN|admission webhook "p.test" denied the request: not here|ADMISSION
          REFUSED|admission webhook "p.test" denied the request: not here|ADMISSION
          FORBIDDEN|jobs.batch "x" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no|ADMISSION
          FORBIDDEN|pods "x" is forbidden: minimum cpu usage per Container is 200m, but request is 100m|ADMISSION
          REFUSED|Pod "x" is invalid: spec.containers[0].resources.requests: Invalid value: "1Gi": must be less than or equal to memory limit of 512Mi|ADMISSION
          AWAY|Internal error occurred: failed calling webhook "p.test": failed to call webhook: Post "https://p.ns.svc:443/?timeout=10s": no endpoints available for service "p"|ADMISSION
          AWAY|etcdserver: request is too large|TOO_LARGE
          FORBIDDEN|pods "x" is forbidden: violates PodSecurity "restricted:latest": a|RESTRICTED
          FORBIDDEN|pods "x" is forbidden: unable to validate against any security context constraint: a|RESTRICTED
          FORBIDDEN|jobs.batch "x" is forbidden: unable to create new content in namespace ns because it is being terminated|NO_NAMESPACE
          REFUSED|no such namespace|NO_NAMESPACE
          REFUSED|ConfigMap "x" is invalid: []: Too long: may not be more than 1048576 bytes|TOO_LARGE
          REFUSED|Request entity too large: limit is 3145728|TOO_LARGE
          REFUSED|Job.batch "x" is invalid: spec.template: Invalid value|REFUSED
          UNAUTHORIZED|Unauthorized|UNAUTHORIZED
          AWAY|Connection refused|API_SERVER_AWAY
          """)
  void each_refusal_has_its_kind_and_says_what_to_do(
      ApiException.Kind kind, String message, Kind expected) throws InterruptedException {
    JobEnd end = refusing("create jobs.batch", kind, message);

    assertThat(end.kind()).isEqualTo(expected);
    assertThat(end.what()).contains(message);
    assertThat(end.advice()).isNotEmpty();
  }
}
