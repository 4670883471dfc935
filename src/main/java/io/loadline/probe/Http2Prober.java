package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.TimingSources;
import io.loadline.transport.Exchange;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.grpc.GrpcProbe;
import io.loadline.transport.http2.Http2Transport;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Probes over HTTP/2, by the very transport that will carry the load; gRPC is asked likewise. */
final class Http2Prober implements ReadinessProber {
  private final Http2Transport transport;
  private final Target target;
  private final List<Expectation> expectations;
  private final TimingSources sources;
  private final ServerTimings timings = new ServerTimings();
  private final MethodDescriber describer;

  Http2Prober(Call call, HeaderSource credentials) {
    this.transport = Http2Transport.create(1).sending(credentials);
    this.target = call.target();
    this.expectations = call.expectations();
    this.sources = call.timings();
    this.describer = new MethodDescriber(call, this::send);
  }

  @Override
  public ProbeResponse send(ProbeRequest request) throws InterruptedException {
    return switch (request.method()) {
      case ProbeRequest.MODEL_READY -> grpc(request, List.of());
      case ProbeRequest.MODEL_INFER -> grpc(request, expectations);
      default -> {
        Call call = call(request, List.of());
        HttpProbeResponse heard = new HttpProbeResponse();
        yield send(call, transport.heardBy(heard), heard::response);
      }
    };
  }

  private ProbeResponse grpc(ProbeRequest request, List<Expectation> expected)
      throws InterruptedException {
    if (describer.known().isUndescribed()) {
      Optional<ProbeResponse> trouble = describer.describe(call(request, List.of()));
      if (trouble.isPresent()) {
        return trouble.get();
      }
    }
    Call call = call(request, expected);
    GrpcProbeResponse heard = GrpcProbeResponse.of(described(call), request.method());
    return send(call, transport.saying(asked -> heard.dialogue()), heard::response);
  }

  private ProbeResponse send(Call call, GrpcProbe question) throws InterruptedException {
    return send(
        call, transport.saying(asked -> question), GrpcProbeResponse.of(question)::response);
  }

  @Override
  public ServerTimings timings() {
    return timings;
  }

  @Override
  public Call described(Call call) {
    Call known = describer.known();
    return call.describedBy(known.descriptors(), known.answer());
  }

  private Call call(ProbeRequest request, List<Expectation> expected) {
    return request.over(target, expected).over(Protocol.HTTP_2).timedBy(sources);
  }

  private ProbeResponse send(Call call, Transport asking, Supplier<Optional<ProbeResponse>> heard)
      throws InterruptedException {
    OneRequest one = new OneRequest(call.timeout());
    asking.drive(call, 1, one);
    Exchange ended = one.ended();
    timings.copyOf(ended.timings());
    return heard.get().orElseGet(() -> UnansweredProbe.of(ended, call.timeout()));
  }

  @Override
  public void close() {
    transport.close();
  }
}
