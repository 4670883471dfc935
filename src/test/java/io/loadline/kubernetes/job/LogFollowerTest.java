package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.job.JobEnd.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFollowerTest {
  private final FakeRun run = new FakeRun();

  @Test
  void a_stream_that_is_cut_is_read_again_from_the_first_line() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .log(() -> List.of("1", "2"))
        .log(() -> List.of("1", "2", "3", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.lines()).containsExactly("1", "2", "1", "2", "3", FakeRun.LAST);
    assertThat(run.said()).contains("the log of the worker was cut off, and is read again");
  }

  @Test
  void a_kubelet_that_follows_no_log_is_asked_again_and_again_and_told_once()
      throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .log(() -> List.of("1", "failed to create fsnotify watcher: too many open files"))
        .log(() -> List.of("1", "2", "failed to create fsnotify watcher: too many open files"))
        .log(() -> List.of("1", "2", "3", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.said()).filteredOn(said -> said.contains("cut off")).hasSize(1);
  }

  @Test
  void a_connection_that_breaks_is_made_anew_at_once() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .log(() -> List.of("1", "(cut)"))
        .log(() -> List.of("1", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.passed()).isLessThan(Duration.ofSeconds(1));
    assertThat(run.said()).contains("the log of the worker was cut off, and is read again");
  }

  @Test
  void a_log_that_breaks_off_after_the_end_of_its_worker_is_read_again()
      throws InterruptedException {
    run.withPod(Statuses.SUCCEEDED)
        .cluster()
        .own()
        .log(() -> List.of("1", "(cut)"))
        .log(() -> List.of("1", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
  }

  @Test
  void the_log_of_a_worker_that_has_ended_is_read_to_its_end() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .log(
            () -> {
              run.pod(Statuses.SUCCEEDED);
              return List.of("1");
            })
        .log(() -> List.of("1", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
  }

  @Test
  void a_worker_that_ended_before_anyone_looked_is_read_all_the_same() throws InterruptedException {
    run.withPod(Statuses.SUCCEEDED).cluster().own().log(() -> List.of("1", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
  }

  @Test
  void a_stream_that_says_nothing_for_long_is_opened_anew() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .log(() -> List.of("1", "(silence)"))
        .log(() -> List.of("1", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.passed()).hasSeconds(20);
    assertThat(run.said()).noneMatch(said -> said.contains("cut off"));
  }

  @Test
  void an_api_server_that_is_away_in_mid_run_loses_nothing() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .at(300, () -> run.cluster().away(false))
        .cluster()
        .own()
        .log(
            () -> {
              run.cluster().away(true);
              return List.of("1");
            })
        .log(() -> List.of("1", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.said())
        .contains("the API server is away, and is asked again: Connection refused");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ways_to_the_nodes_may_be_back_later_than_the_api_server(boolean ended)
      throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .at(300, () -> run.cluster().away(false))
        .at(320, () -> run.cluster().own().refusingNothing())
        .cluster()
        .own()
        .log(
            () -> {
              run.pod(ended ? Statuses.SUCCEEDED : Statuses.RUNNING);
              run.cluster().away(true);
              run.cluster()
                  .own()
                  .refusing("get pods/log", ApiException.Kind.AWAY, "No agent available");
              return List.of("1", "(cut)");
            })
        .log(() -> List.of("1", FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
  }

  @Test
  void an_api_server_that_stays_away_ends_it_when_the_job_cannot_be_there_any_more()
      throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .log(
            () -> {
              run.cluster().away(true);
              return List.of("1");
            });

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.API_SERVER_AWAY);
    assertThat(end.text())
        .isEqualTo(
            "the API server https://cluster.test:6443 is away: Connection refused\n"
                + "  do       see whether the cluster or the way to it (a VPN) is down, and try"
                + " again");
    assertThat(run.passed()).hasMinutes(10);
  }

  @Test
  void a_missing_right_to_logs_is_one_sentence() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .refusing("get pods/log", ApiException.Kind.FORBIDDEN, "pods/log is forbidden");

    assertThat(run.end().what())
        .isEqualTo("this account has no right to get pods/log in namespace ns");
  }

  @Test
  void a_container_whose_log_is_not_there_yet_is_asked_again() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .at(3, () -> run.cluster().own().refusingNothing())
        .cluster()
        .own()
        .refusing("get pods/log", ApiException.Kind.REFUSED, "container is waiting to start")
        .log(() -> List.of(FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
  }

  @Test
  void lines_that_are_not_for_people_are_those_of_the_worker() throws IOException {
    assertThat(Files.readString(Path.of("docs/worker.md"))).contains("\n" + LogFollower.FRAME);
  }
}
