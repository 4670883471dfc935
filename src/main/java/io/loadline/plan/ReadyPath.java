package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * Which address of the server says whether the model is ready.
 *
 * @param text path, maybe with a query, beginning with {@code /}; {@code none} where no address is
 *     asked; empty where it follows from the URL that is called
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record ReadyPath(String text) {
  /** The one of the protocol that the URL shows. */
  public static final ReadyPath DERIVED = new ReadyPath("");

  /** Only real requests decide. */
  public static final ReadyPath NONE = new ReadyPath("none");

  /** Whether it names an address. */
  public boolean isSet() {
    return text.startsWith("/");
  }

  /** Whether no address is to be asked. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** As it is written: {@code @Ready(path = "/health")}. */
  public String label() {
    return "@Ready(path = \"" + text + "\")";
  }
}
