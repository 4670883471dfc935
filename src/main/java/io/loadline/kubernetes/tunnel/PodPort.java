package io.loadline.kubernetes.tunnel;

/** A port of a pod, as its containers open it. */
public record PodPort(String namespace, String pod, int port) {
  @Override
  public String toString() {
    return "port " + port + " of pod " + pod;
  }
}
