package io.loadline.stats;

/**
 * The logarithms of some figures: what is so many times as large is so much more, whatever it was.
 *
 * @param size how many
 * @param mean of the logarithms
 * @param squares the sum of their squared differences from the mean
 */
record LogSample(int size, double mean, double squares) {
  /**
   * Of figures that are above 0 and finite.
   *
   * @throws IllegalArgumentException where one is not, or there are none
   */
  static LogSample of(double[] figures) {
    if (figures.length == 0) {
      throw new IllegalArgumentException("there are no figures to compare");
    }
    double mean = 0;
    for (double figure : figures) {
      if (!(figure > 0) || figure == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(figure + " cannot be compared: it has no logarithm");
      }
      mean += Math.log(figure) / figures.length;
    }
    double squares = 0;
    for (double figure : figures) {
      double difference = Math.log(figure) - mean;
      squares += difference * difference;
    }
    return new LogSample(figures.length, mean, squares);
  }

  /**
   * Of each figure over the one at the same place.
   *
   * @throws IllegalArgumentException where there are not as many of both, or one is not above 0
   */
  static LogSample ofRatios(double[] before, double[] now) {
    if (before.length != now.length) {
      throw new IllegalArgumentException(
          before.length + " figures cannot be compared in pairs with " + now.length);
    }
    double[] ratios = new double[now.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = now[i] / before[i];
    }
    return of(ratios);
  }
}
