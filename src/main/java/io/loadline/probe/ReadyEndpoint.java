package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.ModelEndpoint;
import io.loadline.plan.ReadyPath;
import io.loadline.plan.RpcName;
import java.net.URI;
import java.util.Optional;

/**
 * What is asked whether the model is ready.
 *
 * @param url empty when nothing is
 * @param listsModels whether it is a list of models that not every server has, and that nobody
 *     named
 * @param unasked what a try without a question knows of the model
 */
record ReadyEndpoint(Optional<URI> url, boolean listsModels, ModelState unasked) {
  static ReadyEndpoint of(Call call, ReadyPath path) {
    URI called = call.target().url();
    if (path.isNone()) {
      return new ReadyEndpoint(Optional.empty(), false, ModelState.NOT_ASKED);
    }
    if (path.isSet()) {
      String url = called.getScheme() + "://" + called.getRawAuthority() + path.text();
      return new ReadyEndpoint(Optional.of(URI.create(url)), false, ModelState.NOT_READY);
    }
    Optional<URI> url =
        call.target().isGrpc()
            ? Optional.of(called).filter(model -> RpcName.of(call.target()).isEmpty())
            : ModelEndpoint.of(called);
    return new ReadyEndpoint(url, ModelEndpoint.isListOfModels(called), ModelState.NO_ENDPOINT);
  }

  /** What is to be said before the first request; empty when a ready endpoint is asked. */
  Optional<String> note(URI called) {
    return url.isPresent()
        ? Optional.empty()
        : Optional.of(
            unasked == ModelState.NOT_ASKED
                ? "no ready endpoint is asked (@Ready(path = \"none\")): only real requests are"
                    + " sent"
                : "no ready endpoint follows from " + called + ": only real requests are sent");
  }
}
