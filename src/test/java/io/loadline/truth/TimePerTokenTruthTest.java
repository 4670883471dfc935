package io.loadline.truth;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.reason;
import static io.loadline.testkit.TokenText.role;
import static io.loadline.testkit.TokenText.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.StreamResult;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * TPOT against the gaps between the events of the same answers, by a server that makes a token and
 * says so: how long the gaps are does not matter, only for how many tokens they stand.
 */
class TimePerTokenTruthTest {
  private static final int REQUESTS = 3;

  @Test
  void eight_words_and_the_end_token_take_a_gap_each() throws Exception {
    assertPerToken(words(8), List.of(reason("stop"), usage(9), DONE), 7, false);
  }

  @Test
  void eight_words_of_an_answer_that_is_cut_off_take_a_gap_each() throws Exception {
    assertPerToken(words(8), List.of(finish(), usage(8), DONE), 7, false);
  }

  @Test
  void a_server_that_does_not_count_the_end_token_is_not_made_slower() throws Exception {
    assertPerToken(words(8), List.of(reason("stop"), usage(8), DONE), 7, false);
  }

  @Test
  void without_usage_each_event_is_a_token() throws Exception {
    assertPerToken(words(8), List.of(reason("stop"), DONE), 7, false);
  }

  /** Twelve byte tokens of four characters, of which the first four come at once. */
  @Test
  void pieces_of_characters_are_counted_by_continuous_usage() throws Exception {
    List<String> events = List.of(grown(4), grown(7), grown(10), grown(12));
    assertPerToken(events, List.of(reason("stop"), usage(13), DONE), 8, true);
  }

  @Test
  void bundles_of_four_tokens_are_counted_by_their_ids() throws Exception {
    String bundle =
        data(
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a b c d\"},"
                + "\"token_ids\":[1,2,3,4]}]}");
    List<String> events = IntStream.range(0, 8).mapToObj(i -> bundle).toList();
    assertPerToken(events, List.of(finish(), usage(32), DONE), 28, true);
  }

  /** Where nothing is told of each event, the first one counts as a token: here it has four. */
  @Test
  void bundles_of_which_only_the_sum_is_known_are_shared_out() throws Exception {
    assertPerToken(words(8), List.of(finish(), usage(32), DONE), 31, false);
  }

  private static List<String> words(int count) {
    return IntStream.range(0, count).mapToObj(i -> chat("word ")).toList();
  }

  private static String grown(int tokens) {
    return data(
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}],\"usage\":"
            + "{\"completion_tokens\":"
            + tokens
            + "}}");
  }

  /**
   * Asserts that the times per token add up to those between the events.
   *
   * @param following for how many tokens the gaps of an answer stand
   */
  private static void assertPerToken(
      List<String> events, List<String> end, int following, boolean told) throws Exception {
    List<String> all = new ArrayList<>(List.of(role()));
    all.addAll(events);
    all.addAll(end);
    StreamResult stream = measured(all);
    double gaps = stream.gap().mean() * stream.gap().count() / REQUESTS;
    assertThat(stream.gap().count()).isEqualTo((long) REQUESTS * (events.size() - 1));
    assertThat(stream.perToken().count()).isEqualTo(REQUESTS);
    assertThat(stream.perToken().mean()).isCloseTo(gaps / following, within(1.0));
    assertThat(stream.toldByMessage()).isEqualTo(told ? REQUESTS : 0);
  }

  private static StreamResult measured(List<String> events) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.always(StreamAnswers.paced(Duration.ofMillis(3), events))) {
      URI url = server.url("/v1/chat/completions");
      LoadResult result =
          Loadline.target(url)
              .payload("{\"messages\":[],\"stream\":true}")
              .load(load -> load.concurrency(1).requests(REQUESTS).warmup("0"))
              .slo(slo -> slo.errors(0))
              .run();
      assertThat(result.outcomes().successes()).as("%s", result).isEqualTo(REQUESTS);
      return Objects.requireNonNull(result.run().stream());
    }
  }
}
