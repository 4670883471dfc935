package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.testkit.TokenText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Services that pods of a cluster can call, and what they were asked in the measurement. */
final class PodServers {
  private static final List<String> TOKENS =
      List.of(
          TokenText.role(),
          TokenText.chat("one "),
          TokenText.chat("two "),
          TokenText.chat("three"),
          TokenText.finish(),
          TokenText.usage(3),
          TokenText.DONE);

  private final List<ReceivedRequest> received = Collections.synchronizedList(new ArrayList<>());
  private final PodRuns runs;

  PodServers(PodRuns runs) {
    this.runs = runs;
  }

  /** Whose requests are kept. */
  ScriptedServer iris() {
    Script answers = Script.always(Answers.iris());
    return ScriptedServer.start(
        request -> {
          if (request.phase().equals("measurement")) {
            received.add(request);
          }
          return answers.behaviourTo(request);
        },
        runs.address());
  }

  /** Streams three tokens. */
  ScriptedServer chat() {
    return ScriptedServer.start(
        Script.always(StreamAnswers.paced(Duration.ofMillis(5), TOKENS)), runs.address());
  }

  List<ReceivedRequest> received() {
    return received;
  }

  /** A file of payloads, a row each. */
  static Path rows(Path dir, int count) throws IOException {
    List<String> rows =
        IntStream.rangeClosed(1, count).mapToObj(row -> "{\"a\":" + row + "}").toList();
    return Files.write(dir.resolve("rows.jsonl"), rows);
  }

  void assertEachRow(int times, int rows) {
    assertThat(received.stream().collect(Collectors.groupingBy(ReceivedRequest::body)))
        .allSatisfy((body, all) -> assertThat(all).as(body).hasSize(times))
        .hasSize(rows);
  }
}
