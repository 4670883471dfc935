package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the account may not see; each said once. */
final class ReadinessNotes {
  private final Consumer<String> say;
  private final List<String> notes = new ArrayList<>();

  ReadinessNotes(Consumer<String> say) {
    this.say = say;
  }

  void forbidden(ApiException e) {
    add("this account has no right to " + e.asked() + ", so that is not looked at");
  }

  void add(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
      say.accept(note);
    }
  }

  List<String> all() {
    return List.copyOf(notes);
  }
}
