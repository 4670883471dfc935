package io.loadline.kubernetes.client;

/** The API server did not do what was asked. */
public final class ApiException extends RuntimeException {
  /** Why not. */
  public enum Kind {
    /** It could not be reached, or is not able to answer now; it may be back soon. */
    AWAY,
    /** The account lacks the right. */
    FORBIDDEN,
    /** It does not know the account. */
    UNAUTHORIZED,
    /** Anything else; asking again does not help. */
    REFUSED
  }

  private final Kind kind;
  private final String asked;

  /**
   * What came of a question.
   *
   * @param asked {@code list pods in namespace default}
   * @param message the API server's own, or why it could not be asked
   */
  public ApiException(Kind kind, String asked, String message) {
    super(message);
    this.kind = kind;
    this.asked = asked;
  }

  public Kind kind() {
    return kind;
  }

  /** What it was asked to do, the right that is missing when it is forbidden. */
  public String asked() {
    return asked;
  }

  public boolean isAway() {
    return kind == Kind.AWAY;
  }

  public boolean isForbidden() {
    return kind == Kind.FORBIDDEN;
  }
}
