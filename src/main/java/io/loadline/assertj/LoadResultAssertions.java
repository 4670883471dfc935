package io.loadline.assertj;

import io.loadline.LoadResult;

/** The entry point: {@code assertThat(result).latency().percentile(99).isLessThan(..)}. */
public final class LoadResultAssertions {
  private LoadResultAssertions() {}

  public static LoadResultAssert assertThat(LoadResult actual) {
    return new LoadResultAssert(actual);
  }
}
