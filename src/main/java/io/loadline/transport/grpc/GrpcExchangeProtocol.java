package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.WantedParts;
import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.JsonPath;
import io.loadline.plan.Phase;
import io.loadline.plan.TimingSources;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.http2.ExchangeProtocol;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import io.loadline.transport.http2.ExchangeProtocol.RequestFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The requests of a gRPC call, and what their answers amount to. */
final class GrpcExchangeProtocol implements ExchangeProtocol {
  /** Ours to say, or forbidden in HTTP/2. */
  private static final Set<String> NO_METADATA =
      Set.of(
          "content-type",
          "te",
          "grpc-timeout",
          "connection",
          "host",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade");

  private static final long MOST_MILLIS = 99_999_999;

  private final Call call;
  private final GrpcCall grpc;
  private final AnswerCheck check;
  private final WantedParts wanted;

  GrpcExchangeProtocol(Call call, GrpcCall grpc) {
    this.call = call;
    this.grpc = grpc;
    this.check = new AnswerCheck(call);
    this.wanted = wanted(call);
  }

  /** What {@code expect} looks at, and the member that says that something went wrong. */
  private static WantedParts wanted(Call call) {
    List<JsonPath> paths = new ArrayList<>();
    call.expectations().forEach(each -> each.place().ifPresent(paths::add));
    paths.add(new JsonPath(List.of(new JsonPath.Field("error"))));
    return WantedParts.of(paths);
  }

  @Override
  public TimingSources timings() {
    return call.timings();
  }

  @Override
  public int payloads() {
    return grpc.payloads().size();
  }

  @Override
  public List<Header> fields(Phase phase, int payload) {
    return new RequestFields(call, "POST", grpc.path())
        .add("te", "trailers")
        .add("content-type", "application/grpc")
        .add("grpc-timeout", timeout(call.timeout()))
        .addCommon(phase, NO_METADATA)
        .toList();
  }

  /** At most 8 digits and a unit. */
  private static String timeout(Duration timeout) {
    long millis = Math.max(1, timeout.toMillis());
    return millis <= MOST_MILLIS ? millis + "m" : timeout.toSeconds() + "S";
  }

  @Override
  public byte[] body(int payload) {
    return LengthPrefixedMessages.of(grpc.payloads().get(payload));
  }

  /** Of a stream no more is kept than {@code expect} needs, or than may say that it failed. */
  @Override
  public KeptBody room(Exchange exchange) {
    boolean needed = !call.expectations().isEmpty() || StreamInferErrors.mayBeIn(grpc);
    return grpc.streamed() && !needed ? room(0, exchange) : kept(exchange);
  }

  /** Room in which an answer is kept up to the ceiling. */
  KeptBody kept(Exchange exchange) {
    return room(KeptBody.CEILING, exchange);
  }

  private KeptBody room(int ceiling, Exchange exchange) {
    return grpc.streamed()
        ? KeptBody.watched(ceiling, nanos -> new MessageWatch(exchange.stream(), nanos))
        : new KeptBody(ceiling);
  }

  @Override
  public Answer judge(HeaderFields head, HeaderFields trailers, KeptBody body) {
    return judge(Phase.MEASUREMENT, head, trailers, body);
  }

  /** Numbers that are not finite are looked for before the measurement, or where refused. */
  @Override
  public Answer judge(Phase phase, HeaderFields head, HeaderFields trailers, KeptBody body) {
    int status = trailers.grpcStatus() >= 0 ? trailers.grpcStatus() : head.grpcStatus();
    if (head.status() != 200 && !(head.isGrpc() && status > 0)) {
      int http = head.status();
      return GrpcEnding.ofHttp(
          http, check.check(http, ContentType.OTHER, body.bytes(), body.length()));
    }
    if (!head.isGrpc()) {
      String type = head.contentType().isEmpty() ? "no content-type" : head.contentType();
      return new Answer(Outcome.MALFORMED, type + " where application/grpc is expected");
    }
    // In a head that is not the end of the answer it would come before anything was done.
    boolean early = status == 0 && trailers.grpcStatus() < 0 && body.received() > 0;
    if (status == 0 && !early) {
      return judge(phase, body);
    }
    if (status <= 0) {
      return new Answer(Outcome.TRUNCATED, "the answer ended without a grpc-status");
    }
    GrpcEnding ending = GrpcEnding.of(head, trailers);
    return Answer.failed(ending.status().outcome(), ending.text(), ending.status().isRefusal());
  }

  private Answer judge(Phase phase, KeptBody body) {
    String problem = grpc.streamed() ? body.problem() : GrpcEnding.problem(body);
    if (!problem.isEmpty()) {
      return new Answer(Outcome.MALFORMED, problem);
    }
    if (body.isCut()) {
      return check.expectsNothing() ? Answer.SUCCESS : AnswerCheck.TOO_LARGE;
    }
    try {
      String error = StreamInferErrors.mayBeIn(grpc) ? StreamInferErrors.first(body) : "";
      if (!error.isEmpty()) {
        return new Answer(Outcome.ERROR_BODY, "OK with error_message: " + error);
      }
      boolean looks = phase != Phase.MEASUREMENT || check.refusesNaN();
      if (check.expectsNothing() && !looks) {
        return readable(body);
      }
      Answer answer = check.expectsNothing() ? Answer.SUCCESS : check.check(json(body, wanted));
      return looks && answer.outcome() == Outcome.SUCCESS ? finite(body) : answer;
    } catch (WireFormatException e) {
      return new Answer(Outcome.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /** Of a stream nothing is kept of which nothing is expected. */
  private Answer readable(KeptBody body) throws WireFormatException {
    if (!grpc.streamed()) {
      grpc.answers().check(body.bytes(), GrpcEnding.PREFIX, body.length());
    }
    return Answer.SUCCESS;
  }

  private Answer finite(KeptBody body) throws WireFormatException {
    String place = notFinite(body);
    return place.isEmpty() ? Answer.SUCCESS : check.notFinite(place + " is NaN or infinite");
  }

  private String notFinite(KeptBody body) throws WireFormatException {
    return grpc.streamed()
        ? LengthPrefixedMessages.notFinite(body.bytes(), body.length(), grpc.answers())
        : grpc.answers().notFinite(body.bytes(), GrpcEnding.PREFIX, body.length());
  }

  JsonValue json(KeptBody body, WantedParts parts) throws WireFormatException {
    return grpc.streamed()
        ? LengthPrefixedMessages.toJson(body.bytes(), body.length(), grpc.answers(), parts)
        : grpc.answers().toJson(body.bytes(), GrpcEnding.PREFIX, body.length(), parts);
  }

  @Override
  public boolean isCostly(KeptBody body) {
    return body.isCostly() && !check.expectsNothing();
  }
}
