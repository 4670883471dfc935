package io.loadline.stats;

/** Ordinary least squares of values at 0, 1, 2 and so on. */
final class LinearTrend {
  private LinearTrend() {}

  /** The slope over its standard error; infinite where the values are on a line that rises. */
  static double of(double[] values) {
    int n = values.length;
    double middle = (n - 1) / 2.0;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double across = 0;
    double along = 0;
    for (int j = 0; j < n; j++) {
      across += (j - middle) * (values[j] - mean);
      along += (j - middle) * (j - middle);
    }
    double slope = across / along;
    if (slope == 0) {
      return 0;
    }
    double residuals = 0;
    for (int j = 0; j < n; j++) {
      double residual = values[j] - mean - slope * (j - middle);
      residuals += residual * residual;
    }
    return slope / Math.sqrt(residuals / (n - 2) / along);
  }
}
