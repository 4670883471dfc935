package io.loadline.transport;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The header fields that every request carries, over whichever transport and protocol. */
public final class RequestHeaders {
  /** This library's version; {@code dev} when not run from the jar. */
  public static final String LOADLINE_VERSION = version();

  /** So that a server's log tells who asked: {@code loadline/0.1.0} say. */
  public static final String USER_AGENT = "loadline/" + LOADLINE_VERSION;

  private RequestHeaders() {}

  /** Who we are, the phase, and the call's own without its credential; in this order. */
  public static List<Header> of(Call call, Phase phase) {
    return Stream.concat(
            Stream.of(
                new Header("User-Agent", USER_AGENT, false),
                new Header(Phase.HEADER, phase.id(), false)),
            call.headers().stream())
        .toList();
  }

  private static String version() {
    return Optional.ofNullable(RequestHeaders.class.getPackage().getImplementationVersion())
        .or(RequestHeaders::moduleVersion)
        .orElse("dev");
  }

  /** On the module path a package has no version of its own. */
  private static Optional<String> moduleVersion() {
    return Optional.ofNullable(RequestHeaders.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion);
  }
}
