package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.WantedParts;
import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.JsonPath;
import io.loadline.plan.Phase;
import io.loadline.protobuf.MalformedMessage;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.AnswerCheck;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.grpc.GrpcCall.AnswerDecoder;
import io.loadline.transport.http.KeptBody;
import io.loadline.transport.http2.Dialogue;
import io.loadline.transport.http2.Fields;
import io.loadline.transport.http2.RequestFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The requests of a gRPC call, and what their answers amount to. */
final class GrpcDialogue implements Dialogue {
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

  GrpcDialogue(Call call, GrpcCall grpc) {
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
  public Optional<Header> credential() {
    return call.credential().now();
  }

  @Override
  public byte[] body(int payload) {
    return Frames.of(grpc.payloads().get(payload));
  }

  /** Of a stream no more is kept than {@code expect} needs. */
  @Override
  public KeptBody room(StreamStamps stamps) {
    return grpc.streamed() && call.expectations().isEmpty() ? room(0, stamps) : kept(stamps);
  }

  /** Room in which an answer is kept up to the ceiling. */
  KeptBody kept(StreamStamps stamps) {
    return room(KeptBody.CEILING, stamps);
  }

  private KeptBody room(int ceiling, StreamStamps stamps) {
    return grpc.streamed()
        ? KeptBody.watched(ceiling, nanos -> new MessageWatch(stamps, nanos))
        : new KeptBody(ceiling);
  }

  @Override
  public Answer judge(Fields head, Fields trailers, KeptBody body) {
    return judge(Phase.MEASUREMENT, head, trailers, body);
  }

  /** Numbers that are not finite are looked for before the measurement, or where refused. */
  @Override
  public Answer judge(Phase phase, Fields head, Fields trailers, KeptBody body) {
    if (head.status() != 200 && !head.isGrpc()) {
      Answer byStatus = check.check(head.status(), false, body.bytes(), body.length());
      String text = "no gRPC, but HTTP " + byStatus.detail();
      return new Answer(byStatus.outcome(), text);
    }
    if (!head.isGrpc()) {
      String type = head.contentType().isEmpty() ? "no content-type" : head.contentType();
      return new Answer(Outcome.MALFORMED, type + " where application/grpc is expected");
    }
    int status = trailers.grpcStatus() >= 0 ? trailers.grpcStatus() : head.grpcStatus();
    if (status == 0) {
      return judge(phase, body);
    }
    if (status < 0) {
      return new Answer(Outcome.TRUNCATED, "the answer ended without a grpc-status");
    }
    GrpcEnding ending = GrpcEnding.of(head, trailers);
    return new Answer(ending.status().outcome(), ending.text());
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
      Answer answer = check.expectsNothing() ? Answer.SUCCESS : check.check(json(body, wanted));
      boolean looks = phase != Phase.MEASUREMENT || check.refusesNaN();
      return looks && answer.outcome() == Outcome.SUCCESS ? finite(body) : answer;
    } catch (MalformedMessage e) {
      return new Answer(Outcome.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private Answer finite(KeptBody body) throws MalformedMessage {
    String place = notFinite(body);
    return place.isEmpty() ? Answer.SUCCESS : check.notFinite(place + " is NaN or infinite");
  }

  private String notFinite(KeptBody body) throws MalformedMessage {
    AnswerDecoder decoder = grpc.answers();
    if (!grpc.streamed()) {
      return decoder.notFinite(body.bytes(), GrpcEnding.PREFIX, body.length());
    }
    List<String> places = new ArrayList<>();
    Frames.visit(
        body.bytes(),
        body.length(),
        (index, from, to) -> {
          String place = decoder.notFinite(body.bytes(), from, to);
          if (!place.isEmpty()) {
            places.add("[" + index + "]." + place);
          }
        });
    return places.isEmpty() ? "" : places.get(0);
  }

  JsonValue json(KeptBody body, WantedParts parts) throws MalformedMessage {
    return grpc.streamed()
        ? Frames.toJson(body.bytes(), body.length(), grpc.answers(), parts)
        : grpc.answers().toJson(body.bytes(), GrpcEnding.PREFIX, body.length(), parts);
  }

  @Override
  public boolean isCostly(KeptBody body) {
    return body.isCostly() && !check.expectsNothing();
  }
}
