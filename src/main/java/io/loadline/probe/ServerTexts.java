package io.loadline.probe;

import io.loadline.plan.RpcName;
import io.loadline.plan.Target;
import io.loadline.probe.ProbeResponse.Answered;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences of known model servers, and what they mean there. */
final class ServerTexts {
  private static final String SEE_LOG = "read the log of the model server";

  /** Ray Serve, mosec, LitServe, kserve over gRPC, BentoML. */
  private static final String HIDDEN =
      "^(Internal Server Error|inference internal error)$"
          + "|\"(detail|error)\": *\"Internal server error\"|check the server log";

  private static final List<Known> KNOWN =
      List.of(
          known("Model version not ready", ServerTexts::notReadyOnTriton),
          known(GrpcProbeResponse.NOT_READY, ServerTexts::notReady),
          known("Model versioning (is )?not supported", ServerTexts::noVersions),
          known("ping http://\\.\\.\\./-/routes", ServerTexts::noRoute, 404),
          known("ModelNotFound|unknown model|has no available versions", ServerTexts::noModel),
          known("model [^\"]*(not found|does not exist)", ServerTexts::noModel, 404),
          known("has no worker to serve", ServerTexts::noWorker),
          known(
              "model [^\"]*(not (yet )?(ready|loaded)|is (still )?loading)|loading model",
              ServerTexts::loading,
              400,
              503),
          known("Exceeds maximum queue size|due to backpressure", ServerTexts::full),
          known("too many requests?", ServerTexts::full, 429),
          known("\"error_code\": *\"[A-Z_]+\"", ServerTexts::ofMlflow, 400, 500),
          known("Traceback \\(most recent call last\\)", ServerTexts::traced),
          known(HIDDEN, ServerTexts::hidden, 500));

  private ServerTexts() {}

  /** A sentence, of any status where none is named. */
  private record Known(
      Pattern text, Set<Integer> statuses, Function<ProbeFailure, Diagnosis> meaning) {
    boolean holds(int status, String said) {
      return (statuses.isEmpty() || statuses.contains(status)) && text.matcher(said).find();
    }
  }

  private static Known known(
      String text, Function<ProbeFailure, Diagnosis> meaning, Integer... statuses) {
    return new Known(Pattern.compile(text, Pattern.CASE_INSENSITIVE), Set.of(statuses), meaning);
  }

  /** Empty for an answer that is no error, or whose sentence nobody knows. */
  static Optional<Diagnosis> meaning(ProbeFailure failure) {
    if (!(failure.response() instanceof Answered answer) || answer.status() < 400) {
      return Optional.empty();
    }
    String body = new String(answer.body(), StandardCharsets.UTF_8).strip();
    String said = body.isEmpty() ? answer.said() : body;
    return KNOWN.stream()
        .filter(known -> known.holds(answer.status(), said))
        .findFirst()
        .map(known -> known.meaning().apply(failure));
  }

  private static Diagnosis notReadyOnTriton(ProbeFailure failure) {
    Target target = new Target(failure.request().url());
    String index = target.url().getScheme() + "://" + target.authority() + "/v2/repository/index";
    return new Diagnosis(
        "Triton says so of a model that it does not have and of one that is not loaded"
            + ", alike: is it called "
            + name(failure)
            + "?",
        "check the model's name in url; curl -X POST "
            + index
            + " lists those of Triton, with the reason why one did not load");
  }

  private static Diagnosis notReady(ProbeFailure failure) {
    return new Diagnosis(
        "the server has no model "
            + name(failure)
            + " (Triton says the same then), or has not loaded it",
        "check the model's name in url, and " + SEE_LOG + " for why it does not load");
  }

  private static Diagnosis noVersions(ProbeFailure failure) {
    return new Diagnosis(
        "the server (kserve's own) knows no versions of a model", "remove /versions/.. from url");
  }

  private static Diagnosis noRoute(ProbeFailure failure) {
    Target target = new Target(failure.request().url());
    return new Diagnosis(
        "Ray Serve has no application at this path",
        "correct the path of url; "
            + target.url().getScheme()
            + "://"
            + target.authority()
            + "/-/routes lists those that there are");
  }

  private static Diagnosis noModel(ProbeFailure failure) {
    return ModelName.of(new Target(failure.request().url()))
        .map(
            name ->
                new Diagnosis(
                    "the server has no model " + name + ", or has not loaded it",
                    "check the model's name in url, and " + SEE_LOG))
        .orElse(
            new Diagnosis(
                "the server has no model of the name that the payload asks for",
                "correct \"model\" in payload; /v1/models lists those that the server has"));
  }

  private static Diagnosis noWorker(ProbeFailure failure) {
    return new Diagnosis(
        "no process serves the model: it does not start, or ended",
        SEE_LOG + " for why the model does not load");
  }

  private static Diagnosis loading(ProbeFailure failure) {
    return new Diagnosis(
        "the model is still loading, or could not be loaded",
        SEE_LOG + " for why it does not load; raise @Ready(timeout) if loading takes that long");
  }

  private static Diagnosis full(ProbeFailure failure) {
    return new Diagnosis(
        "the queue of the model is full",
        "wait until other callers are done, or raise the limit of the server's queue");
  }

  private static Diagnosis ofMlflow(ProbeFailure failure) {
    return new Diagnosis(
        "MLflow gives this answer to input that does not fit and for what the model raises, alike",
        "correct payload (inputs, instances, dataframe_split or dataframe_records), or the model:"
            + " stack_trace in the body says where it failed");
  }

  private static Diagnosis traced(ProbeFailure failure) {
    return new Diagnosis(
        "the code of the model, or of the server, raised what the last line says",
        "correct payload if it does not fit, else the model; the log of the model server has all"
            + " of the trace");
  }

  private static Diagnosis hidden(ProbeFailure failure) {
    return new Diagnosis(
        "the code of the model raised an error, and the server does not tell which; a payload that"
            + " does not fit looks the same",
        SEE_LOG + ", which has the reason; then correct payload or the model");
  }

  private static String name(ProbeFailure failure) {
    return ModelName.of(new Target(failure.request().url())).orElse("as in url");
  }

  /** What the model is called in a URL. */
  static final class ModelName {
    private static final Pattern REST =
        Pattern.compile(".*/v[12]/models/(?<name>[^/:]+)(?:/versions/(?<version>[^/]+))?.*");
    private static final Pattern GRPC =
        Pattern.compile("/(?<name>[^/]+)(?:/versions/(?<version>[^/]+))?");

    private ModelName() {}

    /** {@code iris}, {@code iris version 3}; empty where the URL names none. */
    static Optional<String> of(Target target) {
      String path = target.url().getRawPath();
      Matcher matcher = (target.isGrpc() ? GRPC : REST).matcher(path);
      if (RpcName.of(target).isPresent() || !matcher.matches()) {
        return Optional.empty();
      }
      String version = matcher.group("version");
      String name = matcher.group("name").replace("+", "%2B");
      return Optional.of(
          URLDecoder.decode(name, StandardCharsets.UTF_8)
              + (version == null ? "" : " version " + version));
    }
  }
}
