package io.loadline.plan;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Where the server says whether the model is ready; its status code decides, since MLServer's has
 * no body.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public enum ModelEndpoint {
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
  public static Optional<URI> of(URI url) {
    return Arrays.stream(values())
        .flatMap(protocol -> protocol.readyPath(url.getRawPath()).stream())
        .map(path -> at(url, path))
        .findFirst();
  }

  /**
   * Whether the ready endpoint that follows from {@code url} is the list of models of OpenAI's
   * protocol, which tells little and which not every server has.
   */
  public static boolean isListOfModels(URI url) {
    return OPEN_AI.readyPath(url.getRawPath()).isPresent();
  }

  /** The model that {@code url} calls by the Open Inference Protocol; empty for another call. */
  public static Optional<URI> inferenceModel(URI url) {
    return V2.model(url.getRawPath()).map(path -> at(url, path));
  }

  /** Whether a path is one at which a model is called by V1 or V2. */
  public static boolean isOfModel(String path) {
    return V1.model(path).isPresent() || V2.model(path).isPresent();
  }

  private static URI at(URI url, String path) {
    return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path);
  }

  private Optional<String> readyPath(String called) {
    return model(called).map(model -> model + suffix);
  }

  private Optional<String> model(String called) {
    Matcher matcher = path.matcher(called);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
