package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.AccessMode;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.ReadyPath;
import io.loadline.plan.RunIn;
import java.net.URI;
import java.util.Optional;

/** Reads what is waited for, in a cluster maybe, and how it is reached. */
final class ClusterReader {
  private static final String READY_PATH_FIX =
      "write the path of the address that says whether the model is ready, such as /health, or"
          + " none where only real requests shall decide";
  private static final String ANY_HOST = "http://host";
  private static final int MOST = 10_000;

  private final SettingValues values;

  ClusterReader(SettingValues values) {
    this.values = values;
  }

  /** All that {@code @Ready} says. */
  Readiness readiness() {
    return new Readiness(
        values
            .one(Attribute.READY_TIMEOUT, SettingSyntax::duration)
            .orElse(SettingDefaults.READY_TIMEOUT),
        values
            .one(Attribute.READY_PROBES, SettingSyntax.between(1, MOST))
            .orElse(SettingDefaults.PROBES),
        awaited(),
        new AllowedInterference(
            values.one(Attribute.READY_ALLOW_SCALING, SettingSyntax::parseBoolean).orElse(false),
            values
                .one(Attribute.READY_ALLOW_THROTTLING, SettingSyntax::parseBoolean)
                .orElse(false)),
        values.one(Attribute.READY_PATH, ClusterReader::readyPath).orElse(ReadyPath.DERIVED));
  }

  /** Empty when it names nothing. */
  private Optional<ReadinessTarget> awaited() {
    if (values.isSet(Attribute.READY_KIND)) {
      return other();
    }
    String fix = "set kind, too, such as kind = \"apps/v1/StatefulSet\"";
    values.refuse(Attribute.READY_NAME, "is the name of an object of no kind", fix);
    values.refuse(Attribute.READY_CONDITION, "is the condition of no object", fix);
    for (AwaitedKind kind : AwaitedKind.values()) {
      if (kind != AwaitedKind.OTHER && values.isSet(attribute(kind))) {
        return values
            .one(attribute(kind), KubernetesSyntax::name)
            .map(name -> new ReadinessTarget(kind, name, namespace()));
      }
    }
    return Optional.empty();
  }

  private static Attribute attribute(AwaitedKind kind) {
    return Attribute.valueOf("READY_" + kind);
  }

  private Optional<ReadinessTarget> other() {
    if (!values.isSet(Attribute.READY_NAME)) {
      values.refuse(
          Attribute.READY_KIND, "names no object", "set @Ready(name), the object's name, too");
    }
    Optional<String> name = values.one(Attribute.READY_NAME, KubernetesSyntax::name);
    String condition =
        values
            .one(Attribute.READY_CONDITION, KubernetesSyntax::condition)
            .orElse(SettingDefaults.CONDITION);
    return values
        .one(Attribute.READY_KIND, KubernetesSyntax::resource)
        .flatMap(
            kind ->
                name.map(
                    it ->
                        new ReadinessTarget(AwaitedKind.OTHER, it, namespace(), kind, condition)));
  }

  private String namespace() {
    return values.one(Attribute.READY_NAMESPACE, KubernetesSyntax::name).orElse("");
  }

  /**
   * How it is reached.
   *
   * @param context of the kubeconfig; empty for the current one
   */
  ClusterAccess access(String context) {
    AccessMode access =
        values
            .one(Attribute.ACCESS, SettingSyntax.constantOf(AccessMode.class))
            .orElse(SettingDefaults.ACCESS);
    if (access != AccessMode.AUTO && access != AccessMode.INGRESS) {
      values.refuse(
          Attribute.GATEWAY,
          "has no effect with access = " + access,
          "remove it, or set access = INGRESS");
    }
    RunIn from =
        values
            .one(Attribute.RUN_IN, SettingSyntax.constantOf(RunIn.class))
            .orElse(SettingDefaults.RUN_IN);
    if (from == RunIn.CLUSTER && access != AccessMode.AUTO && access != AccessMode.DIRECT) {
      values.refuse(
          Attribute.ACCESS,
          "has no effect with runIn = CLUSTER, where the service is called directly",
          "remove it, or set runIn = LOCAL");
    }
    String gateway = values.one(Attribute.GATEWAY, KubernetesSyntax::gateway).orElse("");
    return new ClusterAccess(context, namespace(), access, gateway, from);
  }

  /** The object that tells the address where no whole URL is set. */
  static Optional<ReadinessTarget> withAddress(Optional<ReadinessTarget> awaited) {
    return awaited.filter(
        it -> it.kind() != AwaitedKind.OTHER && attribute(it.kind()).isObjectWithAddress());
  }

  /** {@code /health}, {@code /health?deep=1}, {@code none}. */
  private static ReadyPath readyPath(String text) throws SyntaxException {
    String path = text.strip();
    if (path.equals(ReadyPath.NONE.text())) {
      return ReadyPath.NONE;
    }
    if (!path.startsWith("/")) {
      throw new SyntaxException("must begin with / or be none", READY_PATH_FIX);
    }
    URI whole = UrlRule.absolute(ANY_HOST + path);
    return new ReadyPath(whole.toASCIIString().substring(ANY_HOST.length()));
  }
}
