package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Carries the bytes of one connection to a pod and back; closes both channels at its end. */
@FunctionalInterface
interface PodStreams {
  Cluster.PortForward open(
      MeasuredTunnel.PodPort to, ReadableByteChannel in, WritableByteChannel out);
}
