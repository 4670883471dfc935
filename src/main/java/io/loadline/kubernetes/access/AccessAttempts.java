package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.plan.AccessMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What was tried and why it did not work, in the order of trying. */
final class AccessAttempts {
  private final List<String> lines = new ArrayList<>();
  private String route = "";

  void begin(AccessMode access) {
    route = access.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void failed(String why) {
    lines.add("  %-13s %s".formatted(route, why));
    route = "";
  }

  /** Asks the API server; an answer that it does not give is one more reason. */
  <T> Optional<T> ask(Supplier<Optional<T>> question) {
    try {
      return question.get();
    } catch (ApiException e) {
      failed(text(e));
      return Optional.empty();
    }
  }

  <T> List<T> list(Supplier<List<T>> question) {
    return ask(() -> Optional.of(question.get())).orElse(List.of());
  }

  /** One line each. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  static String text(ApiException e) {
    return e.isForbidden() ? "no right to " + e.asked() : e.asked() + ": " + e.getMessage();
  }
}
