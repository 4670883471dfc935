package io.loadline.baseline;

import io.loadline.plan.Arrivals;
import io.loadline.plan.Call;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.Expectation;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan says of the load; an empty text where it says nothing. */
record PlanFacts(LoadPlan plan, UnaryOperator<String> mask) {
  private static final int NANO_DIGITS = 9;

  /** Of the load; can be changed. */
  Map<IdentityFact, String> facts() {
    Map<IdentityFact, String> facts = new EnumMap<>(IdentityFact.class);
    addLengths(facts);
    addWorkload(facts);
    addCall(facts);
    facts.put(IdentityFact.CONNECTIONS, connections());
    facts.put(IdentityFact.TRACING, lower(plan.tracing().mode()));
    return facts;
  }

  private void addLengths(Map<IdentityFact, String> facts) {
    facts.put(IdentityFact.WARMUP, length(plan.warmup()));
    facts.put(IdentityFact.EARLY_END, plan.earlyEnd().map(PlanFacts::text).orElse(""));
    if (plan.workload() instanceof Workload.Staged) {
      return; // the stages say how long they take
    }
    boolean counted = plan.extent() instanceof PhaseLength.Requests;
    facts.put(counted ? IdentityFact.REQUESTS : IdentityFact.DURATION, length(plan.extent()));
  }

  private static String text(EarlyEnd early) {
    return "failing from "
        + seconds(early.failing())
        + " on, passing from "
        + seconds(early.passing())
        + " on";
  }

  private static String length(PhaseLength length) {
    if (length instanceof PhaseLength.Span span) {
      return seconds(span.duration());
    }
    PhaseLength.Requests counted = (PhaseLength.Requests) length;
    if (counted.count() == 0) {
      return "";
    }
    return counted.count()
        + (counted.within().isZero() ? "" : " within " + seconds(counted.within()));
  }

  private void addWorkload(Map<IdentityFact, String> facts) {
    Workload workload = plan.workload();
    if (workload instanceof Workload.Open open) {
      facts.put(IdentityFact.RATE, PlainNumber.text(open.rate().perSecond()) + "/s");
      facts.put(IdentityFact.ARRIVALS, text(open.arrivals(), open.phase()));
    } else if (workload instanceof Workload.Closed closed) {
      facts.put(IdentityFact.USERS, Integer.toString(closed.concurrency()));
    } else if (workload instanceof Workload.Staged staged) {
      facts.put(
          IdentityFact.STAGES,
          bounded(staged.stages().stream().map(PlanFacts::text).collect(Collectors.joining("; "))));
      facts.put(
          IdentityFact.ARRIVALS,
          staged.stages().stream()
              .filter(Stage.Rates.class::isInstance)
              .map(Stage.Rates.class::cast)
              .map(rates -> text(rates.arrivals(), rates.phase()))
              .distinct()
              .collect(Collectors.joining(", ")));
    }
  }

  private static String text(Arrivals arrivals, double phase) {
    String spacing = lower(arrivals);
    return phase == 0 ? spacing : spacing + " from " + PlainNumber.text(phase);
  }

  /** What stands in a file of moments may change while its name stays. */
  private static String text(Stage stage) {
    return stage instanceof Stage.Trace trace
        ? trace.text() + " " + FactText.digest(trace.offsets())
        : stage.text();
  }

  private void addCall(Map<IdentityFact, String> facts) {
    Call call = plan.call();
    facts.put(IdentityFact.REQUEST, bounded(call.method() + " " + call.target().pathAndQuery()));
    facts.put(IdentityFact.PROTOCOL, protocol(call));
    facts.put(IdentityFact.ANSWERS, lower(call.answer()).replace('_', ' '));
    facts.put(IdentityFact.TIMEOUT, seconds(call.timeout()));
    facts.put(IdentityFact.PAYLOAD, FactText.digest(call.payloads(), mask));
    facts.put(
        IdentityFact.EXPECT,
        bounded(
            call.expectations().stream()
                .map(Expectation::text)
                .sorted()
                .collect(Collectors.joining(" & "))));
    facts.put(IdentityFact.HEADERS, bounded(headers(call)));
  }

  /** The value of a credential is nobody's business, and another one in each run. */
  private static String headers(Call call) {
    List<Header> headers = call.headers();
    Stream<String> credential = call.credential().map(each -> each.headerName() + ": ***").stream();
    return Stream.concat(headers.stream().map(Header::toString), credential)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String protocol(Call call) {
    String version =
        switch (call.protocol()) {
          case HTTP_1_1 -> "HTTP/1.1";
          case HTTP_2 -> "HTTP/2";
          default -> "HTTP";
        };
    String spoken = call.target().isGrpc() ? "gRPC" : version;
    return call.target().isSecure() ? spoken + " over TLS" : spoken;
  }

  private String connections() {
    String most = Integer.toString(plan.connections());
    String counted =
        plan.firstConnections() < plan.connections()
            ? plan.firstConnections() + " to " + most
            : most;
    int streams = plan.call().streams();
    return streams == 1 ? counted : counted + " with " + streams + " requests each";
  }

  /** Exact: what is rounded may hide a difference. */
  private static String seconds(Duration duration) {
    BigDecimal fraction = BigDecimal.valueOf(duration.getNano(), NANO_DIGITS);
    return PlainNumber.text(BigDecimal.valueOf(duration.getSeconds()).add(fraction)) + " s";
  }

  private String bounded(String text) {
    return FactText.bounded(mask.apply(text));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
