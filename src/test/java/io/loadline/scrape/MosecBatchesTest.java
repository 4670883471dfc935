package io.loadline.scrape;

import static io.loadline.scrape.MetricsReaderTest.mosec;
import static io.loadline.scrape.MetricsReaderTest.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MosecBatchesTest {
  /** Which may have waited until the batch was given up as full, each of them. */
  @ParameterizedTest
  @CsvSource({"size,10", "duration_second,10", "size,5", "duration_second,1"})
  void batches_of_one_leave_the_total_alone_as_well(String metric, long batches) throws Exception {
    String batch = "mosec_service_batch_" + metric + "_count{stage=\"A_1\"} " + batches + "\n";
    assertThat(mosec(stage("A_1", 1, 10), stage("total", 5, 10), batch))
        .containsOnlyKeys(TimedPart.TOTAL);
    assertThat(mosec(stage("A_1", 1, 10), stage("total", 5, 10), batch.replaceAll("} .*", "} 0")))
        .containsKey(TimedPart.QUEUE);
  }
}
