package io.loadline.transport.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.WantedParts;
import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.plan.TimingSources;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.http2.ExchangeProtocol;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import java.util.List;
import java.util.Optional;

/** One request that keeps its answer, decoded, for those who want to see it. */
public final class GrpcProbe implements ExchangeProtocol {
  /** A longer answer is not turned into text, in bytes. */
  private static final int SHOWN = 64 * 1024;

  /**
   * How a call ended.
   *
   * @param status {@code NOT_FOUND} say
   * @param httpStatus with which a REST form of the service would answer
   * @param text what the server says to it
   */
  public record Ending(String status, int httpStatus, String text) {}

  private final GrpcExchangeProtocol grpc;
  private final boolean needsAnswer;
  private Optional<Ending> ending = Optional.empty();
  private Answer answer = Answer.SUCCESS;
  private byte[] json = {'{', '}'};

  /**
   * A probe.
   *
   * @param needsAnswer whether an answer is worth nothing that cannot be read whole
   */
  GrpcProbe(GrpcExchangeProtocol grpc, boolean needsAnswer) {
    this.grpc = grpc;
    this.needsAnswer = needsAnswer;
  }

  /** ModelReady of the model that the call's URL names. */
  public static GrpcProbe ready(Call call) {
    return new GrpcProbe(OpenInference.ready(call), true);
  }

  /** What the call does, with its payload. */
  public static GrpcProbe of(Call call) {
    return new GrpcProbe(GrpcMethods.dialogue(call), false);
  }

  @Override
  public TimingSources timings() {
    return grpc.timings();
  }

  @Override
  public int payloads() {
    return grpc.payloads();
  }

  @Override
  public List<Header> fields(Phase phase, int payload) {
    return grpc.fields(Phase.PROBE, payload);
  }

  @Override
  public byte[] body(int payload) {
    return grpc.body(payload);
  }

  /** The answer is kept whole, whatever it is. */
  @Override
  public KeptBody room(Exchange exchange) {
    return grpc.kept(exchange);
  }

  @Override
  public Answer judge(HeaderFields head, HeaderFields trailers, KeptBody body) {
    answer = grpc.judge(Phase.PROBE, head, trailers, body);
    GrpcEnding ended = GrpcEnding.of(head, trailers);
    boolean isGrpc = head.isGrpc() && (head.grpcStatus() >= 0 || trailers.grpcStatus() >= 0);
    boolean good = isGrpc && ended.status() == GrpcStatus.OK;
    if (good && answer.outcome() == Outcome.SUCCESS && (needsAnswer || !body.isCut())) {
      answer = read(body);
    }
    if (isGrpc && !(good && needsAnswer && answer.outcome() != Outcome.SUCCESS)) {
      GrpcStatus status = ended.status();
      ending = Optional.of(new Ending(status.name(), status.httpStatus(), ended.message()));
    }
    return answer;
  }

  private Answer read(KeptBody body) {
    if (body.isCut()) {
      return new Answer(Outcome.MALFORMED, "an answer of more than 8 MiB");
    }
    try {
      JsonValue document = grpc.json(body, WantedParts.ALL);
      json = body.length() > SHOWN ? json : Json.compact(document).getBytes(UTF_8);
      return answer;
    } catch (WireFormatException e) {
      return new Answer(Outcome.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /** How the call ended; empty when it did not end as gRPC ends. */
  public Optional<Ending> ending() {
    return ending;
  }

  /** What the answer amounts to, {@code expect} included. */
  public Answer answer() {
    return answer;
  }

  /** The answer as the REST form has it; an empty object for one that is too long to be shown. */
  public byte[] json() {
    return json.clone();
  }
}
