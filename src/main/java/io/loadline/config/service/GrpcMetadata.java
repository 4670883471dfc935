package io.loadline.config.service;

import io.loadline.config.setting.SyntaxException;
import io.loadline.plan.Header;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** What gRPC asks of headers beyond what HTTP does. */
final class GrpcMetadata {
  private GrpcMetadata() {}

  /** Empty when the header is metadata that may be sent. */
  static Optional<SyntaxException> problem(Header header) {
    String name = header.name().toLowerCase(Locale.ROOT);
    if (name.startsWith("grpc-")) {
      return Optional.of(
          new SyntaxException(
              "the header " + header.name() + " is gRPC's own",
              name.equals("grpc-timeout") ? "write it as timeout" : "remove it"));
    }
    if (name.endsWith("-bin") && !isBase64(header.value())) {
      return Optional.of(
          new SyntaxException(
              "the header " + header.name() + " is binary, and its value is no base64",
              "encode the value in base64, or end the name otherwise than in -bin"));
    }
    return Optional.empty();
  }

  private static boolean isBase64(String value) {
    try {
      Base64.getDecoder().decode(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
