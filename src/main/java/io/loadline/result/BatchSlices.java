package io.loadline.result;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The measurement in short slices of equal length, from its start on: how the requests of one time
 * resemble those next to them, which decides how much they say together. Finer than {@link
 * Interval} in a short run, and less is known of each.
 *
 * @param lengthNanos about 1 ms, or a power of two of it in longer runs; 0 where nothing is known
 * @param slices at most 320 for one load generator
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record BatchSlices(long lengthNanos, List<BatchSlice> slices) {
  /** Of a run of which no slices came. */
  public static final BatchSlices NONE = new BatchSlices(0, List.of());

  public BatchSlices {
    slices = List.copyOf(slices);
  }

  /** How much of the measurement they are, in ns. */
  public long coveredNanos() {
    return lengthNanos * slices.size();
  }

  /**
   * Slice by slice, of two parts of one run that began together, in slices of the longer length.
   */
  public BatchSlices plus(BatchSlices other) {
    if (lengthNanos == 0 || other.lengthNanos == 0) {
      return NONE;
    }
    long length = Math.max(lengthNanos, other.lengthNanos);
    List<BatchSlice> left = joined(length);
    List<BatchSlice> right = other.joined(length);
    List<BatchSlice> sums = new ArrayList<>(left.size() < right.size() ? right : left);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      sums.set(i, left.get(i).plus(right.get(i)));
    }
    return new BatchSlices(length, sums);
  }

  /**
   * The same counted against other limits: as they were where they were counted, else as far as
   * histograms tell.
   *
   * @param limits in ns
   * @param known those that were counted, in the order of {@link BatchSlice#exceeding}
   * @param worst whether what is open counts as exceeding
   */
  public BatchSlices counted(long[] limits, List<Exceedance> known, boolean worst) {
    List<Long> before = known.stream().map(Exceedance::limitNanos).toList();
    return new BatchSlices(
        lengthNanos, slices.stream().map(slice -> slice.counted(limits, before, worst)).toList());
  }

  private List<BatchSlice> joined(long length) {
    int each = Math.toIntExact(length / lengthNanos);
    List<BatchSlice> joined = new ArrayList<>();
    for (int i = 0; i < slices.size(); i += each) {
      joined.add(
          slices.subList(i, Math.min(slices.size(), i + each)).stream()
              .reduce(BatchSlice::plus)
              .orElseThrow());
    }
    return joined;
  }
}
