package io.loadline.baseline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The job of a CI system that a run was part of. Runs of one job share machine and hour, and so
 * their luck: a baseline takes one of each.
 *
 * @param id the same for all runs of one job, and for no others: {@code github-17302-1-gate}
 */
public record JobIdentity(String id) {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH").withZone(ZoneOffset.UTC);

  /**
   * As the variables of GitHub Actions, GitLab, TeamCity, Azure Pipelines, Buildkite, CircleCI,
   * Bitbucket or Jenkins say. Elsewhere, with Tekton say, an hour of one machine is a job.
   *
   * @param environment the variables of the process
   * @param now when the run began
   * @param machine {@link MachineFacts#id}
   */
  public static JobIdentity of(Map<String, String> environment, Instant now, String machine) {
    String id =
        Arrays.stream(CiSystem.values())
            .filter(each -> each.isIn(environment))
            .map(each -> each.job(environment))
            .findFirst()
            .orElseGet(() -> "local-" + machine + "-" + HOUR.format(now));
    return new JobIdentity(FactText.bounded(id.replaceAll("[^\\w.-]+", "_")));
  }

  /** The first counts whose mark and number are set; what else is set tells jobs apart. */
  private enum CiSystem {
    GITHUB("GITHUB_ACTIONS", "GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_JOB"),
    GITLAB("GITLAB_CI", "CI_JOB_ID"),
    TEAMCITY(
        "TEAMCITY_VERSION", "BUILD_NUMBER", "TEAMCITY_PROJECT_NAME", "TEAMCITY_BUILDCONF_NAME"),
    AZURE("TF_BUILD", "BUILD_BUILDID", "SYSTEM_JOBATTEMPT", "SYSTEM_JOBNAME"),
    BUILDKITE("BUILDKITE", "BUILDKITE_JOB_ID"),
    CIRCLECI("CIRCLECI", "CIRCLE_BUILD_NUM"),
    BITBUCKET("BITBUCKET_BUILD_NUMBER", "BITBUCKET_BUILD_NUMBER", "BITBUCKET_STEP_UUID"),
    JENKINS("JENKINS_URL", "BUILD_TAG");

    private final String mark;
    private final String number;

    @SuppressWarnings("ImmutableEnumChecker") // what List.of gives is immutable
    private final List<String> more;

    CiSystem(String mark, String number, String... more) {
      this.mark = mark;
      this.number = number;
      this.more = List.of(more);
    }

    boolean isIn(Map<String, String> environment) {
      return isSet(environment, mark) && isSet(environment, number);
    }

    String job(Map<String, String> environment) {
      return Stream.concat(
              Stream.of(name().toLowerCase(Locale.ROOT), environment.get(number)),
              more.stream().filter(each -> isSet(environment, each)).map(environment::get))
          .collect(Collectors.joining("-"));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
      return !environment.getOrDefault(name, "").isBlank();
    }
  }
}
