package io.loadline.transport.http2;

import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.plan.TimingSources;
import io.loadline.plan.Tracing;
import io.loadline.transport.Transport.HeaderSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The template of each request, a phase and payload, made when it is first needed. */
final class RequestTemplates {
  private static final List<Phase> PHASES = List.of(Phase.values());

  private final ExchangeProtocol dialogue;
  private final HeaderSource credentials;
  private final Tracing tracing;
  private final int payloads;
  private final Map<Phase, @Nullable RequestTemplate[]> templates = new EnumMap<>(Phase.class);

  /** Payloads of one length have one head, so that a connection writes it once. */
  private final Map<RequestHead, RequestHead> heads = new HashMap<>();

  private Optional<Header> credential;

  RequestTemplates(ExchangeProtocol dialogue, HeaderSource credentials, Tracing tracing) {
    this.dialogue = dialogue;
    this.credentials = credentials;
    this.tracing = tracing;
    this.credential = credentials.now();
    this.payloads = dialogue.payloads();
    for (Phase phase : PHASES) {
      templates.put(phase, new @Nullable RequestTemplate[payloads]);
    }
  }

  /** What requests tell beside what their templates say. */
  Tracing tracing() {
    return tracing;
  }

  /** Where the answers' times of the server's own are read. */
  TimingSources timings() {
    return dialogue.timings();
  }

  RequestTemplate get(Phase phase, long index) {
    Optional<Header> now = credentials.now();
    if (!now.equals(credential)) {
      credential = now;
      heads.clear();
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
    byte[] body = dialogue.body(payload);
    List<Header> fields =
        Stream.concat(dialogue.fields(phase, payload).stream(), credential.stream()).toList();
    RequestHead head = new RequestHead(fields, body.length == 0);
    RequestTemplate fresh = new RequestTemplate(known(head), body);
    @Nullable RequestTemplate[] ofPhase = templates.get(phase);
    if (ofPhase != null) {
      ofPhase[payload] = fresh;
    }
    return fresh;
  }

  private RequestHead known(RequestHead head) {
    RequestHead known = heads.putIfAbsent(head, head);
    return known == null ? head : known;
  }
}
