package io.redoubt.bench.benign;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A Kubernetes cluster: controllers, kubelets and operators all day, releases by a pipeline,
/// people
/// who look, and now and then one who looks inside a pod.
final class Cluster implements Scene {
  private static final List<String> OPERATORS =
      List.of(
          "system:serviceaccount:cert-manager:cert-manager",
          "system:serviceaccount:monitoring:prometheus-operator",
          "system:serviceaccount:kube-system:deployment-controller",
          "system:serviceaccount:kube-system:replicaset-controller",
          "system:kube-scheduler",
          "system:kube-controller-manager");

  @Override
  public void play(Day day, Fleet fleet) {
    for (int i = 0; i < 6_000; i++) {
      String who = day.seldom(400) ? "system:node:node-" + day.number(1, 6) : day.one(OPERATORS);
      String resource =
          day.one("pods", "configmaps", "endpoints", "leases", "nodes", "deployments");
      call(
          fleet,
          day.any(),
          who,
          day.one("get", "list", "watch", "update", "patch"),
          resource,
          "shop",
          "x",
          "",
          200);
    }
    for (int i = 0; i < 20; i++) {
      call(
          fleet,
          day.any(),
          OPERATORS.getFirst(),
          day.one("get", "update", "create"),
          "secrets",
          "shop",
          "shop-tls",
          "",
          200);
    }
    for (int i = 0; i < 24; i++) {
      call(
          fleet,
          day.at(i, 15),
          "system:serviceaccount:kube-system:cronjob-controller",
          "create",
          "jobs",
          "shop",
          "export-" + i,
          "",
          201);
    }
    if (!day.weekend()) {
      people(day, fleet);
      release(day, fleet);
    }
  }

  private static void people(Day day, Fleet fleet) {
    for (Person admin : fleet.admins()) {
      for (int i = 0; i < 25; i++) {
        call(
            fleet,
            day.work(),
            admin.name() + "@corp.example",
            day.one("get", "list"),
            day.one("pods", "deployments", "events", "services", "ingresses"),
            "shop",
            "x",
            "",
            200);
      }
      if (day.seldom(150)) {
        call(
            fleet,
            day.work(),
            admin.name() + "@corp.example",
            "create",
            "pods",
            "shop",
            "shop-7c9d8",
            "exec",
            101);
      }
      if (day.seldom(20)) {
        call(
            fleet,
            day.work(),
            admin.name() + "@corp.example",
            "get",
            "secrets",
            "payments",
            "x",
            "",
            403);
      }
    }
  }

  private static void release(Day day, Fleet fleet) {
    for (int i = 0; i < 5; i++) {
      Instant time = day.work();
      String who = "system:serviceaccount:ci:deployer";
      for (String resource : List.of("deployments", "services", "configmaps", "ingresses")) {
        time = time.plusSeconds(2);
        call(fleet, time, who, "patch", resource, "shop", "shop", "", 200);
      }
      call(
          fleet,
          time.plusSeconds(3),
          who,
          "create",
          "secrets",
          "shop",
          "sh.helm.release.v1.shop.v" + day.number(100, 900),
          "",
          201);
    }
  }

  private static void call(
      Fleet fleet,
      Instant time,
      String user,
      String verb,
      String resource,
      String namespace,
      String name,
      String part,
      int code) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("resource", resource);
    object.put("namespace", namespace);
    object.put("name", name);
    object.put("apiVersion", "v1");
    if (!part.isEmpty()) {
      object.put("subresource", part);
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("kind", "Event");
    event.put("apiVersion", "audit.k8s.io/v1");
    event.put("level", "Metadata");
    event.put("auditID", "0d15ea5e-0000-4000-8000-" + String.format("%012d", fleet.record()));
    event.put("stage", "ResponseComplete");
    event.put(
        "requestURI",
        "/api/v1/namespaces/"
            + namespace
            + "/"
            + resource
            + "/"
            + name
            + (part.isEmpty() ? "" : "/" + part));
    event.put("verb", verb);
    event.put("user", Map.of("username", user, "groups", List.of("system:authenticated")));
    event.put("sourceIPs", List.of(user.contains("@") ? "10.20.9.2" : "10.40.0.1"));
    event.put(
        "userAgent", user.contains("@") ? "kubectl/v1.31.2 (linux/amd64)" : "controller/v1.31.2");
    event.put("objectRef", object);
    event.put("responseStatus", Map.of("code", code));
    event.put("requestReceivedTimestamp", time.toString());
    event.put("stageTimestamp", time.plusMillis(4).toString());
    fleet.sheet("cluster/audit.log").add(time, Json.of(event));
  }
}
