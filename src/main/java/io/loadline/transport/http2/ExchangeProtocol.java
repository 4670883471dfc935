package io.loadline.transport.http2;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.plan.TimingSources;
import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestHeaders;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is said on a stream and what is expected to be heard: HTTP itself, or gRPC on top of it. */
public interface ExchangeProtocol {
  /** How many different payloads there are; at least 1. */
  int payloads();

  /**
   * The request's fields without the credential, pseudo-headers first. Asked once for each phase
   * and payload, and again when the credential is another.
   */
  List<Header> fields(Phase phase, int payload);

  /** The request's body; empty for none. Asked once for each phase and payload. */
  byte[] body(int payload);

  /** Whether the body differs from request to request; its length does not. */
  default boolean varies(int payload) {
    return false;
  }

  /** The body of one request, where it {@link #varies}. */
  default byte[] body(int payload, Phase phase, long index) {
    return body(payload);
  }

  /**
   * Room for the answers to one exchange after the other.
   *
   * @param exchange told what comes by those who look at answers as they come
   */
  default KeptBody room(Exchange exchange) {
    return new KeptBody(KeptBody.CEILING);
  }

  /** Where the server's own times are read in heads and trailers. */
  default TimingSources timings() {
    return TimingSources.KNOWN;
  }

  /** The head of an answer has come, its body has not. */
  default void heard(HeaderFields head, KeptBody body) {
    // most bodies are looked at when they are whole
  }

  /**
   * Judges a whole answer.
   *
   * @param trailers {@link HeaderFields#NONE} when there were none
   */
  Answer judge(HeaderFields head, HeaderFields trailers, KeptBody body);

  /**
   * As {@link #judge(HeaderFields, Fields, KeptBody)}, of an answer in a phase of the run.
   *
   * @param trailers {@link HeaderFields#NONE} when there were none
   */
  default Answer judge(Phase phase, HeaderFields head, HeaderFields trailers, KeptBody body) {
    return judge(head, trailers, body);
  }

  /**
   * Whether judging may take long, so that another thread should do it. Then {@link #judge} is
   * called by that thread, while this one uses the dialogue for other answers.
   */
  default boolean isCostly(KeptBody body) {
    return false;
  }

  /**
   * What matters of a header block.
   *
   * @param status 0 where there is none, as in trailers
   * @param contentType in lower case, without parameters; empty when there is none
   * @param coding how the body is encoded, as it was sent; empty when it is not
   * @param contentLength -1 when there is none
   * @param jsonPart how many of the body's first bytes are JSON; {@link InferenceHeader#NONE} for
   *     all or none
   * @param grpcStatus -1 when there is none
   * @param grpcMessage as it was sent, percent-encoded
   */
  record HeaderFields(
      int status,
      String contentType,
      String coding,
      long contentLength,
      long jsonPart,
      String location,
      int grpcStatus,
      String grpcMessage) {
    public static final HeaderFields NONE =
        new HeaderFields(0, "", "", -1, InferenceHeader.NONE, "", -1, "");

    public ContentType type() {
      return ContentType.of(contentType);
    }

    public boolean isEventStream() {
      return type() == ContentType.EVENTS;
    }

    public boolean isGrpc() {
      return contentType.equals("application/grpc") || contentType.startsWith("application/grpc+");
    }
  }

  /**
   * The header fields of a request, in the order in which they are added; the pseudo ones first.
   */
  final class RequestFields {
    private final List<Header> fields = new ArrayList<>();
    private final Call call;

    /** Begins with method, scheme, path and authority. */
    public RequestFields(Call call, String method, String path) {
      this.call = call;
      add(":method", method);
      add(":scheme", call.target().isSecure() ? "https" : "http");
      add(":path", path);
      add(":authority", call.target().authority());
    }

    /** Adds a field that is ours. */
    public RequestFields add(String name, String value) {
      fields.add(new Header(name, value, false));
      return this;
    }

    /**
     * Adds those that every request carries.
     *
     * @param forbidden headers that the call must not set, in lower case
     */
    public RequestFields addCommon(Phase phase, Set<String> forbidden) {
      RequestHeaders.of(call, phase).stream()
          .filter(header -> !forbidden.contains(header.name().toLowerCase(Locale.ROOT)))
          .forEach(fields::add);
      return this;
    }

    public List<Header> toList() {
      return List.copyOf(fields);
    }
  }
}
