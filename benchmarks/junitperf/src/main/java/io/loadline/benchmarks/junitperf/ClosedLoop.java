package io.loadline.benchmarks.junitperf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.noconnor.junitperf.JUnitPerfInterceptor;
import com.github.noconnor.junitperf.JUnitPerfTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that JUnitPerf repeats on so many threads for so long; both, and the warm-up, come from its
 * own system properties. What it sends with is up to the test: the JDK's client, shared, which keeps
 * connections open.
 */
@ExtendWith(JUnitPerfInterceptor.class)
class ClosedLoop {
  private static final HttpRequest GET =
      HttpRequest.newBuilder(URI.create(System.getProperty("url"))).build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final LongAdder ANSWERS = new LongAdder();

  @Test
  @JUnitPerfTest
  void answers() throws IOException, InterruptedException {
    HttpResponse<Void> answer = CLIENT.send(GET, HttpResponse.BodyHandlers.discarding());
    assertEquals(200, answer.statusCode());
    ANSWERS.increment();
  }

  /** JUnitPerf does not tell how many there were in the warm-up. */
  @AfterAll
  static void report() {
    System.out.println("answers in all: " + ANSWERS.sum());
  }
}
