package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * How a call is spoken.
 *
 * @param version of HTTP that the user asked for
 * @param streams how many requests share a connection, at least 1; 1 over HTTP/1.1
 * @param answer how the answers come; one that does not come so is no success
 * @param descriptors of the gRPC method that {@link RpcName} names
 * @param timings where the server's own times are read in an answer
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record CallProtocol(
    Protocol version,
    int streams,
    AnswerKind answer,
    MethodDescription descriptors,
    TimingSources timings) {
  /**
   * The version that fits the URL, one request at a time on a connection, whose answers come whole,
   * and in which what known servers tell of their time is read.
   */
  public static final CallProtocol DEFAULT =
      new CallProtocol(
          Protocol.AUTO, 1, AnswerKind.WHOLE, MethodDescription.NONE, TimingSources.KNOWN);

  public CallProtocol {
    if (version == Protocol.UNSET) {
      throw new IllegalArgumentException("a call has no version of HTTP, not even AUTO");
    }
  }
}
