package io.loadline.transport.http2;

import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The template of each request, a phase and payload, made when it is first needed. */
final class Templates {
  private static final List<Phase> PHASES = List.of(Phase.values());

  private final Dialogue dialogue;
  private final int payloads;
  private final Map<Phase, @Nullable RequestTemplate[]> templates = new EnumMap<>(Phase.class);

  private Optional<Header> credential;

  Templates(Dialogue dialogue) {
    this.dialogue = dialogue;
    this.credential = dialogue.credential();
    this.payloads = dialogue.payloads();
    for (Phase phase : PHASES) {
      templates.put(phase, new @Nullable RequestTemplate[payloads]);
    }
  }

  RequestTemplate get(Phase phase, long index) {
    Optional<Header> now = dialogue.credential();
    if (!now.equals(credential)) {
      credential = now;
      templates.values().forEach(each -> Arrays.fill(each, null));
    }
    @Nullable RequestTemplate[] ofPhase = templates.get(phase);
    int payload = (int) (index % payloads);
    RequestTemplate known = ofPhase == null ? null : ofPhase[payload];
    RequestTemplate template = known == null ? make(phase, payload) : known;
    return dialogue.varies(payload)
        ? template.with(dialogue.body(payload, phase, index))
        : template;
  }

  private RequestTemplate make(Phase phase, int payload) {
    byte[] block = HpackWriter.write(dialogue.fields(phase, payload));
    RequestTemplate fresh = new RequestTemplate(block, dialogue.body(payload));
    @Nullable RequestTemplate[] ofPhase = templates.get(phase);
    if (ofPhase != null) {
      ofPhase[payload] = fresh;
    }
    return fresh;
  }
}
