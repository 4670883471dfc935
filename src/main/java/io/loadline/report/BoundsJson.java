package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.slo.BoundsMethod;
import io.loadline.slo.FigureBounds;

/** Between what figures lie, and what that follows from, as JSON. */
final class BoundsJson {
  private BoundsJson() {}

  /** The bounds alone. */
  static JsonMembers interval(FigureBounds bounds) {
    JsonMembers fields =
        new JsonMembers()
            .number("confidence", bounds.confidence())
            .figure("lower", bounds.lower())
            .figure("upper", bounds.upper())
            .figure("independent", bounds.independent())
            .number("levelAbove", bounds.levelAbove());
    Long needed = bounds.needed();
    return needed == null ? fields : fields.integer("needed", needed);
  }

  /** With what they follow from beside the batches of the run. */
  static JsonMembers withMethod(FigureBounds bounds) {
    JsonMembers fields =
        interval(bounds)
            .figure("level", bounds.method().level())
            .figure("neighbours", bounds.method().neighbours());
    if (bounds.method() instanceof BoundsMethod.OfShare share) {
      return fields
          .figure("trend", share.trend())
          .flag("suspect", share.suspect())
          .figure("designEffect", share.designEffect())
          .integers("hits", share.hits());
    }
    BoundsMethod.OfMean mean = (BoundsMethod.OfMean) bounds.method();
    return fields.figure("error", mean.error()).figure("skewness", mean.skewness());
  }

  static JsonValue batches(BoundsMethod.Batches batches) {
    return new JsonMembers()
        .integers("requests", batches.requests())
        .integers("slowest", batches.slowest())
        .integers("slower", batches.slower())
        .integers("successes", batches.successes())
        .integers("sums_ns", batches.sums())
        .toObject();
  }
}
