package io.loadline.transport.grpc;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.protobuf.MalformedMessage;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.http.KeptBody;
import io.loadline.transport.http2.Dialogue;
import io.loadline.transport.http2.Fields;
import java.util.List;
import java.util.Optional;

/** One request that keeps its answer, decoded, for those who want to see it. */
public final class GrpcProbe implements Dialogue {
  private final GrpcDialogue grpc;
  private Optional<GrpcStatus> status = Optional.empty();
  private String text = "";
  private byte[] json = new byte[0];

  GrpcProbe(GrpcDialogue grpc) {
    this.grpc = grpc;
  }

  /** ModelReady of the model that the call's URL names. */
  public static GrpcProbe ready(Call call) {
    return new GrpcProbe(OpenInference.ready(call));
  }

  /** What the call does, with its payload. */
  public static GrpcProbe of(Call call) {
    return new GrpcProbe(GrpcMethods.dialogue(call));
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
  public KeptBody room(StreamStamps stamps) {
    return grpc.kept(stamps);
  }

  @Override
  public Answer judge(Fields head, Fields trailers, KeptBody body) {
    Answer answer = grpc.judge(head, trailers, body);
    GrpcEnding ending = GrpcEnding.of(head, trailers);
    boolean ended = head.isGrpc() && (head.grpcStatus() >= 0 || trailers.grpcStatus() >= 0);
    if (!ended || (ending.status() == GrpcStatus.OK && answer.outcome() != Outcome.SUCCESS)) {
      return answer;
    }
    try {
      json = ending.status() == GrpcStatus.OK ? grpc.json(body) : json;
    } catch (MalformedMessage e) {
      return new Answer(Outcome.MALFORMED, String.valueOf(e.getMessage()));
    }
    status = Optional.of(ending.status());
    text = ending.message();
    return answer;
  }

  /** How the call ended; empty when it did not end as gRPC ends. */
  public Optional<GrpcStatus> status() {
    return status;
  }

  /** What the server says to its status. */
  public String text() {
    return text;
  }

  /** The answer as the REST form has it. */
  public byte[] json() {
    return json.clone();
  }
}
