package io.loadline.codec;

import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** Credentials of every kind, and none. */
final class RandomCredential {
  private RandomCredential() {}

  static Optional<Credential> draw(SplittableRandom random, String text) {
    Header header = new Header("Authorization", text, true);
    Optional<Instant> expires = Optional.of(Instant.ofEpochSecond(random.nextLong(1L << 33), 5));
    return switch (random.nextInt(6)) {
      case 0 -> Optional.of(new Credential.Fixed(header));
      case 1 -> Optional.of(new Credential.FromFile(Path.of("/var/run/token")));
      case 2 -> Optional.of(new Credential.ServiceAccount(text, text, "", Duration.ofMinutes(10)));
      case 3 -> Optional.of(new Credential.Issued(header, Optional.empty()));
      case 4 -> Optional.of(new Credential.Issued(header, expires));
      default -> Optional.empty();
    };
  }
}
