package io.loadline.transport.answer;

import io.loadline.plan.ModelEndpoint;
import java.net.URI;
import java.util.regex.Pattern;

/** The addresses at which a protocol says what an answer looks like, so that a page is none. */
final class PredictionPath {
  private static final Pattern OPEN_AI =
      Pattern.compile(
          "(?:.*/v1/(?:responses|messages|embeddings|rerank|score|classify|pooling|moderations"
              + "|images/[a-z]+|audio/[a-z]+)|.*/(?:chat/completions|completions))");

  private PredictionPath() {}

  /** Whether the URL is one of V1, V2 or OpenAI's protocol. */
  static boolean isOf(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
    return ModelEndpoint.isOfModel(path) || OPEN_AI.matcher(path).matches();
  }
}
