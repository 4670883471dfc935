package com.example.iris;

/** An answer that is an error: a status and a sentence for the client. */
final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  ProtocolException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
