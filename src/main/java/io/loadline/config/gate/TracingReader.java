package io.loadline.config.gate;

import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.Call;
import io.loadline.plan.Tracing;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads how the requests of a load tell their traces, and where those are seen. */
final class TracingReader {
  /**
   * Headers of the trace contexts in use, in lower case; those of B3 have more behind the prefix.
   */
  private static final Set<String> CONTEXTS =
      Set.of(
          Tracing.HEADER,
          "tracestate",
          "b3",
          "grpc-trace-bin",
          "uber-trace-id",
          "x-amzn-trace-id",
          "x-cloud-trace-context",
          "x-datadog-trace-id",
          "sw8");

  private static final String B3 = "x-b3-";
  private static final String EXAMPLE = "0af7651916cd43dd8448eb211c80319c";

  private final SwitchReader switches;

  TracingReader(SwitchReader switches) {
    this.switches = switches;
  }

  /**
   * As set. A call with a trace context of its own is left as it is.
   *
   * @param call empty where that is wrong
   * @param seed of its ids
   */
  Tracing read(Optional<Call> call, long seed) {
    Tracing.Mode mode =
        switches
            .read(SwitchKey.TRACE, SettingSyntax.constantOf(Tracing.Mode.class))
            .orElse(Tracing.Mode.SAMPLED);
    String link = switches.read(SwitchKey.TRACE_URL, TracingReader::link).orElse("");
    boolean off = mode == Tracing.Mode.OFF || call.filter(TracingReader::hasContext).isPresent();
    return off ? Tracing.OFF : new Tracing(mode, seed, link);
  }

  private static boolean hasContext(Call call) {
    return call.headerNames().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> CONTEXTS.contains(name) || name.startsWith(B3));
  }

  private static String link(String text) throws SyntaxException {
    String link = text.strip();
    String fix =
        "write where your browser shows a trace, with %1$s in place of its id, such as https://jaeger.example.com/trace/%1$s"
            .formatted(Tracing.PLACE);
    if (!link.contains(Tracing.PLACE)) {
      throw new SyntaxException("does not say where the id of the trace goes", fix);
    }
    URI example = uri(link.replace(Tracing.PLACE, EXAMPLE), fix);
    boolean web = "https".equals(example.getScheme()) || "http".equals(example.getScheme());
    if (!web || example.getHost() == null) {
      throw new SyntaxException("is no address that begins with https:// or http://", fix);
    }
    if (example.getUserInfo() != null) {
      throw new SyntaxException(
          "names a user or a password, which would stand in every report", "remove them");
    }
    return link;
  }

  private static URI uri(String text, String fix) throws SyntaxException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new SyntaxException(
          "is no URL: " + e.getReason(), fix + "; write { as %7B, } as %7D and \" as %22");
    }
  }
}
