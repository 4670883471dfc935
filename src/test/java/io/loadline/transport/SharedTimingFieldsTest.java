package io.loadline.transport;

import static io.loadline.plan.TimingSource.Kind.HEADER;
import static io.loadline.transport.TimingFieldsTest.WHOLE_SET;
import static io.loadline.transport.TimingFieldsTest.naming;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSources;
import org.junit.jupiter.api.Test;

/** Fields that several threads look for. */
class SharedTimingFieldsTest {
  @Test
  void who_has_names_as_text_asks_which_are_read() {
    TimingFields known = TimingFields.ofHeads(TimingSources.KNOWN);
    assertThat(known.reads("X-Queue-Time")).isTrue();
    assertThat(known.reads("x-queue-tima")).as("as long as another").isFalse();
    assertThat(known.reads("content-type")).isFalse();
    assertThat(known.reads("x-my-queue-ms")).isFalse();
    assertThat(TimingFields.ofTrailers(TimingSources.KNOWN).reads("x-queue-time")).isFalse();
    TimingSources sources = naming(false, TimedPart.QUEUE, HEADER, "x-my-queue-ms");
    assertThat(TimingFields.ofHeads(sources).reads("X-My-Queue-Ms")).isTrue();
    assertThat(TimingFields.ofHeads(sources).reads("x-queue-time")).isFalse();
  }

  @Test
  void another_reader_reads_the_same_and_holds_nothing_of_the_first() {
    TimingSources sources = naming(true, TimedPart.COMPUTE, HEADER, "x-my-ms");
    TimingFields first = TimingFields.ofHeads(sources);
    String fields = WHOLE_SET + "\nx-my-ms: 3";
    String told = TimedFields.told(first, fields, false);
    TimingFields other = first.another();
    assertThat(other.told().isEmpty()).isTrue();
    assertThat(TimedFields.told(other, fields, false))
        .isEqualTo(told)
        .contains("COMPUTE 3.0 NAMED");
  }
}
