package io.loadline.ready;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server says whether the model is ready; its status code decides, since MLServer's has
 * no body.
 */
enum ModelEndpoint {
  V1("(.*/v1/models/[^/:]+):(?:predict|explain)", ""),
  V2("(.*/v2/models/[^/]+(?:/versions/[^/]+)?)/(?:infer|generate|generate_stream)", "/ready"),
  OPEN_AI(
      "(.*/v1)/(?:chat/completions|completions|embeddings|rerank|responses|score|classify|pooling"
          + "|moderations|images/generations|audio/transcriptions|audio/translations|audio/speech)",
      "/models");

  private final Pattern path;
  private final String suffix;

  ModelEndpoint(String path, String suffix) {
    this.path = Pattern.compile(path);
    this.suffix = suffix;
  }

  /** The ready endpoint of the model that {@code url} calls; empty when none follows from it. */
  static Optional<URI> of(URI url) {
    for (ModelEndpoint protocol : values()) {
      Matcher matcher = protocol.path.matcher(url.getRawPath());
      if (matcher.matches()) {
        String path = matcher.group(1) + protocol.suffix;
        return Optional.of(URI.create(url.getScheme() + "://" + url.getRawAuthority() + path));
      }
    }
    return Optional.empty();
  }
}
