#!/usr/bin/env bash
# fabric8 kubernetes-client 7.9.0: what it makes of a kubeconfig that says less than it seems to.
#
# Guess: a context that names a cluster which is not defined is an error, as with kubectl
#        ("error: cluster "prod" does not exist"); `tokenFile` of a user is read, as the format has it.
# Seen:  no error: the address becomes https://kubernetes.default.svc/, the API server of whatever cluster the
#        program happens to run in; and `tokenFile` is passed over, so that the server is asked as nobody.
# Output seen on 2026-11-29:
#        undefined cluster: https://kubernetes.default.svc/
#        tokenFile: null
set -euo pipefail
here="$(mktemp -d)"
trap 'rm -rf "$here"' EXIT
cd "$here"
cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.fabric8</groupId><artifactId>kubernetes-client-api</artifactId><version>7.9.0</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 1; }
echo not-a-secret > token
cat > Show.java << 'JAVA'
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;

class Show {
  public static void main(String[] args) {
    String head = "{apiVersion: v1, kind: Config, current-context: here}".replaceAll("[{}]", "").replace(", ", "\n") + "\n";
    String users = "users:\n- name: me\n  user:\n    tokenFile: " + Path.of("token").toAbsolutePath() + "\n";
    String context = "contexts:\n- name: here\n  context:\n    cluster: prod\n    user: me\n";
    String cluster = "clusters:\n- name: %s\n  cluster:\n    server: https://127.0.0.1:6443\n";
    Config without = Config.fromKubeconfig(head + context + users + cluster.formatted("other"));
    System.out.println("undefined cluster: " + without.getMasterUrl());
    Config with = Config.fromKubeconfig(head + context + users + cluster.formatted("prod"));
    System.out.println("tokenFile: " + with.getOauthToken());
  }
}
JAVA
env -u KUBECONFIG HOME="$here" java -cp "$(cat cp.txt)" Show.java 2> err.log | tee seen || { cat err.log; exit 1; }
grep -qx 'undefined cluster: https://kubernetes.default.svc/' seen
grep -qx 'tokenFile: null' seen
