package io.loadline.benchmarks.codec;

import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.CallProtocol;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MethodDescription;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.TimingSources;
import io.loadline.plan.Workload;
import io.loadline.result.RunResult;
import io.loadline.transport.Transport;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http2.ExchangeProtocol;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.http2.RecordedCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One closed loop by Loadline's engine over one framing; prints its figures as one line of JSON:
 * {@code framing=ours|netty url=.. [payload=FILE] connections=N streams=N warmup=S seconds=S}.
 */
final class CodecDrive {
  private CodecDrive() {}

  public static void main(String[] args) throws IOException {
    Arguments arguments = new Arguments(args);
    Call call = call(arguments);
    MeasuredTransport transport = new MeasuredTransport(transport(arguments.get("framing"), call));
    int cores = Runtime.getRuntime().availableProcessors();
    LoadEngine engine = new LoadEngine(transport, Clock.systemUTC(), System::nanoTime, cores);
    RunResult result = engine.run(plan(arguments, call), new StopSignal(), progress -> {});
    if (result.outcomes().total() > result.outcomes().successes()) {
      System.err.println(result.outcomes().byOutcome());
    }
    System.out.println(figures(result, transport));
  }

  private static Call call(Arguments arguments) throws IOException {
    boolean grpc = arguments.get("url").startsWith("grpc:");
    String payload = arguments.find("payload");
    List<Payload> payloads =
        payload == null
            ? List.of()
            : List.of(Payload.of(payload, Files.readAllBytes(Path.of(payload))));
    int streams = arguments.integer("streams");
    return new Call(
        new Target(URI.create(arguments.get("url"))),
        grpc || payload != null ? "POST" : "GET",
        List.of(),
        payloads,
        Duration.ofSeconds(10),
        List.of(),
        new CallProtocol(Protocol.HTTP_2, streams, AnswerKind.WHOLE, MethodDescription.NONE, TimingSources.KNOWN),
        Optional.empty());
  }

  private static Transport transport(String framing, Call call) {
    boolean grpc = call.target().isGrpc();
    return switch (framing) {
      case "ours" ->
          grpc ? GrpcMethods.transport(call.streams()) : Http2Transport.create(call.streams());
      case "netty" -> new NettyCodecTransport(call.streams(), RecordedCall::dialogue);
      default -> throw new IllegalArgumentException("framing=ours or netty, not " + framing);
    };
  }

  private static LoadPlan plan(Arguments arguments, Call call) {
    int connections = arguments.integer("connections");
    return new LoadPlan(
        call,
        new Workload.Closed(connections * call.streams()),
        new PhaseLengths(
            span(arguments, "warmup"), span(arguments, "seconds"), Duration.ofMinutes(10)),
        ConnectionCounts.of(connections),
        7,
        List.of(new Objective(Metric.of(Metric.Kind.ERROR_COUNT), Bound.UPPER, 0)),
        GoodputLimits.NONE);
  }

  private static PhaseLength span(Arguments arguments, String name) {
    return new PhaseLength.Span(Duration.ofSeconds(arguments.integer(name)));
  }

  private static String figures(RunResult run, MeasuredTransport transport) {
    return String.format(
        Locale.ROOT,
        "{\"transport\":\"%s\",\"requests\":%d,\"measured\":%d,\"errors\":%d,\"throughput\":%.3f,"
            + "\"service_p50_us\":%.1f,\"service_p99_us\":%.1f,"
            + "\"allocated\":%d,\"loop_cpu_s\":%.6f}",
        run.transport(),
        run.outcomes().total() + run.warmupRequests(),
        run.outcomes().total(),
        run.outcomes().total() - run.outcomes().successes(),
        run.throughput(),
        run.service().percentile(50) / 1e3,
        run.service().percentile(99) / 1e3,
        transport.allocated(),
        transport.cpu() / 1e9);
  }
}
