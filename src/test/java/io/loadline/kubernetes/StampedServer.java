package io.loadline.kubernetes;

import io.loadline.plan.AccessMode;
import io.loadline.testkit.KubeNamespace;

/**
 * InferenceServices whose server works for 50 ms on each request, or as long as it is told, on as
 * many at once as it is asked for. The body of {@code /slow} takes 300 ms more; the first try of a
 * request to {@code /flaky} is answered 503.
 */
final class StampedServer {
  /** How long it works. */
  static final int MILLIS = 50;

  private static final String SCRIPT =
      """
      import http.server, os, time
      works = int(os.environ.get('MILLIS', '50')) / 1000
      tried = set()
      class Answers(http.server.BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'
        wbufsize = 65536
        def answer(self):
          self.rfile.read(int(self.headers.get('Content-Length') or 0))
          if self.command == 'POST': time.sleep(works)
          request = self.headers.get('X-Request-Id')
          first = self.path == '/flaky' and request not in tried
          tried.add(request)
          self.send_response(503 if first else 200)
          self.send_header('Content-Length', '2')
          self.end_headers()
          if self.path == '/slow':
            self.wfile.flush()
            time.sleep(0.3)
          self.wfile.write(b'{}')
        do_GET = do_POST = answer
        def log_message(self, *args): pass
      class Server(http.server.ThreadingHTTPServer): request_queue_size = 64
      Server(('', 8080), Answers).serve_forever()
      """;

  private StampedServer() {}

  /** The script of all of them. */
  static String script() {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: worker}
        data:
          server.py: |
        %s
        """
        .formatted(SCRIPT.indent(4).stripTrailing());
  }

  /**
   * One in mode Knative with one pod.
   *
   * @param places for requests at once; 0 for any number
   */
  static String knative(String name, int places) {
    return isvc(name, "Knative", "containerConcurrency: " + places, MILLIS);
  }

  /**
   * Makes one in mode Knative, {@code worker}, each of whose revisions has a host of its own, and
   * begins a canary of 20 %.
   *
   * @param millis how long the canary works
   */
  static void canary(KubeNamespace namespace, int millis) throws InterruptedException {
    // Past Knative's activator, which a busy machine ends now and then.
    String mode =
        "Knative, serving.kserve.io/enable-tag-routing: \"true\","
            + " autoscaling.knative.dev/target-burst-capacity: \"0\"";
    namespace.apply(script());
    namespace.apply(isvc("worker", mode, "minReplicas: 1", MILLIS));
    try (ClusterGate gate = new Gates().isvc(namespace.name(), "worker", AccessMode.DIRECT, "")) {
      new PlainLoad("{}").reach(gate);
    }
    // Without the label one that works as long would be no other revision.
    String more = "canaryTrafficPercent: 20\n    labels: {version: \"2\"}";
    namespace.apply(isvc("worker", mode, more, millis));
  }

  /** One in mode Standard. */
  static String standard(String name) {
    return isvc(name, "Standard", "minReplicas: 1", MILLIS);
  }

  private static String isvc(String name, String mode, String more, int millis) {
    return """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata: {name: %s, annotations: {serving.kserve.io/deploymentMode: %s}}
        spec:
          predictor:
            %s
            maxReplicas: 1
            volumes: [{name: worker, configMap: {name: worker}}]
            containers:
            - name: kserve-container
              image: loadline.test/mlserver:1
              imagePullPolicy: Never
              command: [python3, /worker/server.py]
              env: [{name: MILLIS, value: "%d"}]
              volumeMounts: [{name: worker, mountPath: /worker}]
              ports: [{containerPort: 8080}]
              resources: {requests: {cpu: 10m, memory: 32Mi}, limits: {cpu: "1", memory: 96Mi}}
        """
        .formatted(name, mode, more, millis);
  }
}
