package io.loadline.kubernetes;

import java.util.Map;

/**
 * A Deployment {@code web} and its Service: a server that keeps connections, echoes what is posted,
 * and does on request what a server had better not do. Its log tells how many connections it has
 * from its own pod, where a tunnel ends, and which of all carry a measurement.
 */
final class SmallServer {
  static final Map<String, String> LABELS = Map.of("app", "web");

  private static final String SCRIPT =
      """
      import http.server, os, threading, time
      lock = threading.Lock()
      class Answers(http.server.BaseHTTPRequestHandler):
        tunneled, told = 0, False
        protocol_version = 'HTTP/1.1'
        wbufsize = 65536
        def setup(self):
          super().setup()
          self.count(1)
        def finish(self):
          self.count(-1)
          super().finish()
        def count(self, more):
          if self.client_address[0] == '127.0.0.1':
            with lock:
              Answers.tunneled += more
              print('tunneled', Answers.tunneled, flush=True)
        def answer(self):
          body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
          if self.path == '/eat':
            eaten = []
            while True: eaten.append(bytearray(os.urandom(1 << 20) * 8))
          if self.path == '/exit': os._exit(3)
          if self.path == '/slow': time.sleep(0.2)
          if self.path == '/work':
            until = time.thread_time() + 0.01
            while time.thread_time() < until: pass
          if self.headers.get('Loadline-Phase') == 'measurement' and not self.told:
            self.told = True
            print('measured', flush=True)
          body = body or os.environ['HOSTNAME'].encode()
          self.send_response(200)
          self.send_header('Content-Length', str(len(body)))
          self.end_headers()
          if self.command != 'HEAD': self.wfile.write(body)
        do_GET = do_POST = answer
        def do_HEAD(self):
          self.path = '/'
          self.answer()
        def log_message(self, *args): pass
      class Server(http.server.ThreadingHTTPServer): request_queue_size = 64
      print('serving', flush=True)
      Server(('', 8080), Answers).serve_forever()
      """;

  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: web}
      data:
        server.py: |
      %s
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        type: %s
        selector: {app: web}
        ports: [{name: http, port: 80, targetPort: http}]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: %d
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}, annotations: {version: %s}}
          spec:
            terminationGracePeriodSeconds: 1
            volumes: [{name: web, configMap: {name: web}}]
            containers:
            - name: web
              image: loadline.test/mlserver:1
              imagePullPolicy: Never
              command: [python3, /web/server.py]
              volumeMounts: [{name: web, mountPath: /web}]
              ports: [{name: http, containerPort: 8080}]
              readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
              resources: {requests: {cpu: 20m, memory: 32Mi}, limits: {memory: 96Mi%s}}
      """;

  private SmallServer() {}

  static String yaml(int replicas) {
    return yaml(replicas, "ClusterIP", "a");
  }

  /**
   * The manifest.
   *
   * @param type of the Service
   * @param version which makes another pod template of it
   */
  static String yaml(int replicas, String type, String version) {
    return yaml(replicas, type, version, "");
  }

  /** One pod that may use no more than so much of a processor: {@code 50m}. */
  static String limited(String cpu) {
    return yaml(1, "ClusterIP", "a", ", cpu: " + cpu);
  }

  private static String yaml(int replicas, String type, String version, String limit) {
    String script = SCRIPT.indent(4).stripTrailing();
    return MANIFEST.formatted(script, type, replicas, version, limit);
  }
}
