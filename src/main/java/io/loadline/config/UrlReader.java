package io.loadline.config;

import java.net.URI;
import java.util.Optional;

/** Reads the address, on its own or below an {@code @InferenceTarget}. */
final class UrlReader {
  private final Values values;

  UrlReader(Values values) {
    this.values = values;
  }

  Optional<URI> read(Optional<URI> inferenceTarget) {
    if (inferenceTarget.isPresent()) {
      return below(inferenceTarget.get());
    }
    if (!values.isSet(Attribute.URL)) {
      values.missing(
          "@InferenceLoadTest(url)",
          "is not set",
          "write url = \"http://host:port/path\", or mark what says where the service is with"
              + " @InferenceTarget");
      return Optional.empty();
    }
    return values.one(Attribute.URL, UrlRule::absolute);
  }

  private Optional<URI> below(URI target) {
    try {
      URI root = UrlRule.target(target);
      return values.isSet(Attribute.URL)
          ? values.one(Attribute.URL, text -> UrlRule.below(root, text))
          : Optional.of(root);
    } catch (Refusal refusal) {
      values.missing("@InferenceTarget = \"" + target + "\"", refusal.rule(), refusal.fix());
      return Optional.empty();
    }
  }
}
