package io.loadline.transport;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The {@code User-Agent} of every request, so that a server's log tells who asked. */
public final class UserAgent {
  public static final String HEADER = "User-Agent";

  /** This library's version; {@code dev} when not run from the jar. */
  public static final String VERSION = version();

  /** {@code loadline/0.1.0} say. */
  public static final String VALUE = "loadline/" + VERSION;

  private UserAgent() {}

  private static String version() {
    return Optional.ofNullable(UserAgent.class.getPackage().getImplementationVersion())
        .or(UserAgent::moduleVersion)
        .orElse("dev");
  }

  /** On the module path a package has no version of its own. */
  private static Optional<String> moduleVersion() {
    return Optional.ofNullable(UserAgent.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion);
  }
}
