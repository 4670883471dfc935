package io.loadline.transport.grpc;

import io.loadline.result.Outcome;

/** gRPC's status codes, in their order from 0, and whose fault each is. */
enum GrpcStatus {
  OK(Outcome.SUCCESS),
  CANCELLED(Outcome.SERVER_ERROR),
  UNKNOWN(Outcome.SERVER_ERROR),
  INVALID_ARGUMENT(Outcome.CLIENT_ERROR),
  DEADLINE_EXCEEDED(Outcome.TIMEOUT),
  NOT_FOUND(Outcome.CLIENT_ERROR),
  ALREADY_EXISTS(Outcome.CLIENT_ERROR),
  PERMISSION_DENIED(Outcome.CLIENT_ERROR),
  RESOURCE_EXHAUSTED(Outcome.SERVER_ERROR),
  FAILED_PRECONDITION(Outcome.CLIENT_ERROR),
  ABORTED(Outcome.SERVER_ERROR),
  OUT_OF_RANGE(Outcome.CLIENT_ERROR),
  UNIMPLEMENTED(Outcome.CLIENT_ERROR),
  INTERNAL(Outcome.SERVER_ERROR),
  UNAVAILABLE(Outcome.SERVER_ERROR),
  DATA_LOSS(Outcome.SERVER_ERROR),
  UNAUTHENTICATED(Outcome.CLIENT_ERROR);

  private static final GrpcStatus[] ALL = values();

  private final Outcome outcome;

  GrpcStatus(Outcome outcome) {
    this.outcome = outcome;
  }

  /** A code that is not known counts as {@link #UNKNOWN}. */
  static GrpcStatus of(int code) {
    return code >= 0 && code < ALL.length ? ALL[code] : UNKNOWN;
  }

  /** What a request amounts to that ended with it. */
  Outcome outcome() {
    return outcome;
  }

  /** Whether the server took the call for one too many, or was not there to take it. */
  boolean isRefusal() {
    return this == RESOURCE_EXHAUSTED || this == UNAVAILABLE;
  }

  /** The status with which a REST form of the service would answer. */
  int httpStatus() {
    return switch (this) {
      case OK -> 200;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, ALREADY_EXISTS -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case RESOURCE_EXHAUSTED -> 429;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case DEADLINE_EXCEEDED -> 504;
      default -> 500;
    };
  }
}
