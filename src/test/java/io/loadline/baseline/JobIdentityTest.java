package io.loadline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobIdentityTest {
  private static final Instant NOW = Instant.parse("2026-11-30T19:59:59Z");

  static Stream<Arguments> systems() {
    return Stream.of(
        arguments(
            "github-17302-2-gate",
            Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_RUN_ID", "17302",
                "GITHUB_RUN_ATTEMPT", "2",
                "GITHUB_JOB", "gate")),
        arguments("gitlab-9001", Map.of("GITLAB_CI", "true", "CI_JOB_ID", "9001")),
        arguments(
            "jenkins-jenkins-iris-gate-12",
            Map.of("JENKINS_URL", "https://ci.example/", "BUILD_TAG", "jenkins-iris-gate-12")),
        arguments(
            "teamcity-12-Iris_Service-Gate",
            Map.of(
                "TEAMCITY_VERSION", "2025.07",
                "BUILD_NUMBER", "12",
                "TEAMCITY_PROJECT_NAME", "Iris Service",
                "TEAMCITY_BUILDCONF_NAME", "Gate")));
  }

  static Stream<Arguments> otherSystems() {
    return Stream.of(
        arguments(
            "azure-4711-1-Gate",
            Map.of(
                "TF_BUILD", "True",
                "BUILD_BUILDID", "4711",
                "SYSTEM_JOBATTEMPT", "1",
                "SYSTEM_JOBNAME", "Gate")),
        arguments(
            "buildkite-0190046e-e199-453b-a302-a21a4d649d31",
            Map.of(
                "BUILDKITE", "true", "BUILDKITE_JOB_ID", "0190046e-e199-453b-a302-a21a4d649d31")),
        arguments("circleci-77", Map.of("CIRCLECI", "true", "CIRCLE_BUILD_NUM", "77")),
        arguments(
            "bitbucket-5-_c0ffee_",
            Map.of("BITBUCKET_BUILD_NUMBER", "5", "BITBUCKET_STEP_UUID", "{c0ffee}")));
  }

  @ParameterizedTest
  @MethodSource({"systems", "otherSystems"})
  void a_job_of_a_ci_system_is_what_its_variables_say(String id, Map<String, String> environment) {
    assertThat(JobIdentity.of(environment, NOW, "machine").id()).isEqualTo(id);
  }

  @Test
  void elsewhere_and_with_tekton_an_hour_of_a_machine_is_a_job() {
    JobIdentity job = JobIdentity.of(Map.of("HOSTNAME", "gate-pod"), NOW, "3f2a91bc");

    assertThat(job.id()).isEqualTo("local-3f2a91bc-2026-11-30T19");
    assertThat(JobIdentity.of(Map.of(), NOW.minusSeconds(3_000), "3f2a91bc")).isEqualTo(job);
    assertThat(JobIdentity.of(Map.of(), NOW.plusSeconds(1), "3f2a91bc")).isNotEqualTo(job);
    assertThat(JobIdentity.of(Map.of(), NOW, "4f2a91bc")).isNotEqualTo(job);
  }

  @Test
  void a_system_that_does_not_number_its_jobs_is_as_good_as_none() {
    Map<String, String> environment = Map.of("GITLAB_CI", "true", "CI_JOB_ID", " ");

    assertThat(JobIdentity.of(environment, NOW, "m").id()).isEqualTo("local-m-2026-11-30T19");
  }

  @Test
  void jobs_whose_long_names_begin_alike_are_not_one() {
    String folder = "jenkins-" + "folder-".repeat(40);

    assertThat(jenkins(folder + "1")).isNotEqualTo(jenkins(folder + "2"));
    assertThat(jenkins(folder + "1").id()).hasSizeLessThan(160);
  }

  private static JobIdentity jenkins(String tag) {
    return JobIdentity.of(Map.of("JENKINS_URL", "u", "BUILD_TAG", tag), NOW, "m");
  }
}
