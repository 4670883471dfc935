package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.result.Interval;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CountStreamTest {
  private static final long LONGEST = 3_600_000_000_000L;

  /** Of any size, times of any magnitude, a bucket of up to 2^50 times. */
  private static TimeHistogram random(SplittableRandom random) {
    TimeHistogram histogram = new TimeHistogram();
    int times = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(2_000);
    for (int i = 0; i < times; i++) {
      long nanos = Math.min(LONGEST, 1L << random.nextInt(42));
      long count = random.nextInt(20) == 0 ? 1L << random.nextInt(51) : 1;
      histogram.record(random.nextLong(nanos + 1), count);
    }
    return histogram;
  }

  private static CountStream stream(TimeHistogram histogram) {
    return CountStream.inflate(histogram.encode()).orElseThrow();
  }

  @Test
  void what_was_read_is_written_byte_for_byte_as_hdrhistogram_does() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      TimeHistogram histogram = random(random);
      assertThat(stream(histogram).deflate()).isEqualTo(histogram.encode());
      CountStream nothing = stream(new TimeHistogram());
      assertThat(stream(histogram).plus(nothing).deflate()).isEqualTo(histogram.encode());
      assertThat(nothing.plus(stream(histogram)).deflate()).isEqualTo(histogram.encode());
    }
  }

  @Test
  void a_sum_is_that_of_hdrhistogram_byte_for_byte() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100; i++) {
      TimeHistogram left = random(random);
      TimeHistogram right = random(random);
      CountStream sum = stream(left).plus(stream(right));
      left.add(right);
      assertThat(sum.deflate()).isEqualTo(left.encode());
    }
  }

  @Test
  void sums_of_many_are_those_of_one_histogram() {
    SplittableRandom random = new SplittableRandom(3);
    TimeHistogram all = new TimeHistogram();
    Interval.Histogram sum = EncodedHistogram.of(all);
    for (int i = 0; i < 200; i++) {
      TimeHistogram next = random(random);
      all.add(next);
      sum = sum.plus(EncodedHistogram.of(next));
    }
    assertThat(sum).isEqualTo(EncodedHistogram.of(all));
    assertThat(sum.encoded()).isEqualTo(all.encode());
    assertThat(sum.percentile(99)).isEqualTo(all.percentile(99));
    assertThat(sum.above(1_000)).isEqualTo(all.above(1_000));
  }

  @Test
  void histograms_of_other_buckets_are_added_time_by_time() {
    TimeHistogram coarse = TimeHistogram.coarse();
    coarse.record(1_000_000);
    TimeHistogram fine = new TimeHistogram();
    fine.record(1_000_000);
    assertThat(stream(coarse).isLike(stream(fine))).isFalse();
    Interval.Histogram sum = EncodedHistogram.of(fine).plus(EncodedHistogram.of(coarse));
    assertThat(sum.above(900_000)).isEqualTo(2);
  }

  @Test
  void what_this_library_writes_is_known_without_a_histogram() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 50; i++) {
      assertThat(stream(random(random)).isOurs()).isTrue();
    }
    assertThat(stream(new TimeHistogram()).isOurs()).isTrue();
    assertThat(stream(TimeHistogram.coarse()).isOurs()).isTrue();
    Histogram other = new Histogram(64, LONGEST * 8, 3);
    ByteBuffer room = ByteBuffer.allocate(other.getNeededByteBufferCapacity());
    int length = other.encodeIntoCompressedByteBuffer(room);
    assertThat(CountStream.inflate(Arrays.copyOf(room.array(), length)).orElseThrow().isOurs())
        .isFalse();
  }

  @Test
  void a_count_beyond_the_last_bucket_is_none_of_ours() throws Exception {
    ByteBuffer plain = ByteBuffer.allocate(100);
    new Histogram(64, LONGEST, 3).encodeIntoByteBuffer(plain);
    // 2^20 empty buckets, then a count of 1; or a number that is cut off
    for (byte[] counts : new byte[][] {{-1, -1, 127, 2}, {-1}}) {
      plain.position(40);
      plain.put(counts);
      plain.putInt(4, counts.length);
      byte[] damaged = compressed(plain);
      assertThat(CountStream.inflate(damaged).orElseThrow().isOurs()).isFalse();
      assertThatThrownBy(() -> HistogramFormat.histogram(damaged))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("no histogram: ");
    }
  }

  private static byte[] compressed(ByteBuffer plain) {
    Deflater deflater = new Deflater();
    deflater.setInput(plain.duplicate().flip());
    deflater.finish();
    byte[] room = new byte[200];
    int length = deflater.deflate(room, 8, room.length - 8);
    deflater.end();
    ByteBuffer.wrap(room).putInt(0x1c849304 | 0x10).putInt(length);
    return Arrays.copyOf(room, 8 + length);
  }

  @Test
  void another_encoding_is_none_of_ours() {
    Histogram histogram = new Histogram(3);
    ByteBuffer plain = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoByteBuffer(plain);
    assertThat(CountStream.inflate(Arrays.copyOf(plain.array(), length))).isEmpty();
    assertThat(CountStream.inflate(new byte[3])).isEmpty();
  }

  @Test
  void what_is_damaged_is_refused() {
    byte[] whole = random(new SplittableRandom(4)).encode();
    assertThatThrownBy(() -> CountStream.inflate(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CountStream.inflate(Arrays.copyOf(whole, 9)))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] noise = Arrays.copyOf(whole, whole.length);
    Arrays.fill(noise, 12, noise.length, (byte) Deflater.NO_COMPRESSION);
    assertThatThrownBy(() -> CountStream.inflate(noise))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
