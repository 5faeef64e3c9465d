package io.redoubt.bench.benign;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A cloud account: services that call each other, infrastructure as code in working hours, people
/// who log on with a second factor, keys that are rotated.
final class Cloud implements Scene {
  private static final String ACCOUNT = "111122223333";

  @Override
  public void play(Day day, Fleet fleet) {
    for (int i = 0; i < 3_500; i++) {
      background(day, fleet);
    }
    if (!day.weekend()) {
      for (int i = 0; i < 4; i++) {
        deployment(day, fleet);
      }
      for (Person admin : fleet.admins()) {
        console(day, fleet, admin);
      }
    }
    if (day.date().getDayOfMonth() % 7 == 0) {
      rotation(day, fleet);
    }
  }

  private static Map<String, Object> role(String role, String session) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("type", "AssumedRole");
    identity.put("principalId", "AROAEXAMPLE" + role.toUpperCase() + ":" + session);
    identity.put("arn", "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + role + "/" + session);
    identity.put("accountId", ACCOUNT);
    identity.put(
        "sessionContext",
        Map.of("sessionIssuer", Map.of("type", "Role", "userName", role, "accountId", ACCOUNT)));
    return identity;
  }

  private static void call(
      Day day,
      Fleet fleet,
      Instant time,
      Map<String, Object> who,
      String service,
      String name,
      String from,
      Map<String, Object> parameters) {
    boolean reads = name.matches("(Get|List|Describe|Head|Decrypt|Assume|Batch).*");
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventVersion", "1.11");
    event.put("userIdentity", who);
    event.put("eventTime", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("eventSource", service + ".amazonaws.com");
    event.put("eventName", name);
    event.put("awsRegion", "eu-central-1");
    event.put("sourceIPAddress", from);
    event.put(
        "userAgent",
        from.startsWith("10.") ? "aws-sdk-go-v2/1.36.1" : "APN/1.0 HashiCorp/1.0 Terraform/1.9");
    event.put("requestParameters", parameters);
    event.put("eventID", "c0ffee00-0000-4000-8000-" + String.format("%012d", fleet.record()));
    event.put("readOnly", reads);
    event.put("eventType", name.equals("ConsoleLogin") ? "AwsConsoleSignIn" : "AwsApiCall");
    event.put("managementEvent", true);
    event.put("recipientAccountId", ACCOUNT);
    event.put("eventCategory", "Management");
    if (name.equals("ConsoleLogin")) {
      event.put("additionalEventData", Map.of("MFAUsed", "Yes", "MobileVersion", "No"));
      event.put("responseElements", Map.of("ConsoleLogin", "Success"));
    }
    fleet.sheet("cloud/cloudtrail.ndjson").add(time, Json.of(event));
  }

  private static void background(Day day, Fleet fleet) {
    String role = day.one("monitoring", "app-prod", "autoscaling", "backup", "config-recorder");
    String[] call =
        switch (role) {
          case "monitoring" ->
              new String[] {"ec2", day.one("DescribeInstances", "DescribeVolumes")};
          case "app-prod" -> new String[] {day.one("kms", "secretsmanager"), "x"};
          case "autoscaling" -> new String[] {"autoscaling", "DescribeAutoScalingGroups"};
          case "backup" ->
              new String[] {
                "ec2", day.one("CreateSnapshot", "DescribeSnapshots", "DeleteSnapshot")
              };
          default -> new String[] {day.one("iam", "s3"), day.one("ListRoles", "ListBuckets")};
        };
    String name =
        call[0].equals("kms")
            ? "Decrypt"
            : call[0].equals("secretsmanager") ? "GetSecretValue" : call[1];
    String service = name.equals("ListBuckets") ? "s3" : name.equals("ListRoles") ? "iam" : call[0];
    Map<String, Object> parameters =
        name.equals("GetSecretValue")
            ? Map.of("secretId", "prod/shop/database")
            : Map.of("maxResults", 100);
    call(
        day,
        fleet,
        day.any(),
        role(role, role + "-1"),
        service,
        name,
        "10.30.1." + day.number(4, 40),
        parameters);
  }

  private static void deployment(Day day, Fleet fleet) {
    Instant time = day.work();
    Map<String, Object> who = role("terraform-ci", "run-" + day.number(1_000, 9_999));
    String from = "203.0.113.200";
    List<String[]> calls =
        List.of(
            new String[] {"sts", "AssumeRoleWithWebIdentity"},
            new String[] {"s3", "GetObject"},
            new String[] {"iam", "GetRole"},
            new String[] {"lambda", "UpdateFunctionCode20150331v2"},
            new String[] {"ecs", "RegisterTaskDefinition"},
            new String[] {"ecs", "UpdateService"},
            new String[] {"ec2", "CreateTags"},
            new String[] {"s3", "PutObject"});
    for (String[] call : calls) {
      time = time.plusSeconds(day.number(1, 8));
      call(day, fleet, time, who, call[0], call[1], from, Map.of("name", "shop-prod"));
    }
    if (day.seldom(200)) {
      call(
          day,
          fleet,
          time.plusSeconds(4),
          who,
          "iam",
          "CreateRole",
          from,
          Map.of("roleName", "shop-worker"));
      call(
          day,
          fleet,
          time.plusSeconds(5),
          who,
          "iam",
          "AttachRolePolicy",
          from,
          Map.of(
              "roleName",
              "shop-worker",
              "policyArn",
              "arn:aws:iam::" + ACCOUNT + ":policy/shop-queue-read"));
      call(
          day,
          fleet,
          time.plusSeconds(9),
          who,
          "ec2",
          "AuthorizeSecurityGroupIngress",
          from,
          Map.of(
              "groupId",
              "sg-0a1b2c3d",
              "ipPermissions",
              Map.of(
                  "items",
                  List.of(
                      Map.of(
                          "ipProtocol",
                          "tcp",
                          "fromPort",
                          443,
                          "toPort",
                          443,
                          "ipRanges",
                          Map.of("items", List.of(Map.of("cidrIp", "10.30.0.0/16"))))))));
    }
  }

  private static void console(Day day, Fleet fleet, Person admin) {
    if (day.seldom(600)) {
      Instant time = day.work();
      Map<String, Object> who = new LinkedHashMap<>();
      who.put("type", "IAMUser");
      who.put("principalId", "AIDAEXAMPLE" + admin.name().hashCode());
      who.put("arn", "arn:aws:iam::" + ACCOUNT + ":user/" + admin.name());
      who.put("accountId", ACCOUNT);
      who.put("userName", admin.name());
      call(day, fleet, time, who, "signin", "ConsoleLogin", "203.0.113.201", Map.of());
      for (int i = 0; i < 20; i++) {
        call(
            day,
            fleet,
            time.plusSeconds(10L * i),
            who,
            day.one("ec2", "rds", "cloudwatch"),
            day.one("DescribeInstances", "DescribeDBInstances", "GetMetricData"),
            "203.0.113.201",
            Map.of("maxResults", 50));
      }
    }
  }

  private static void rotation(Day day, Fleet fleet) {
    Map<String, Object> who = role("key-rotation", "weekly");
    Instant time = day.at(3, 30);
    for (String user : List.of("svc-mailer", "svc-export")) {
      call(day, fleet, time, who, "iam", "CreateAccessKey", "10.30.1.9", Map.of("userName", user));
      call(
          day,
          fleet,
          time.plusSeconds(60),
          who,
          "iam",
          "UpdateAccessKey",
          "10.30.1.9",
          Map.of("userName", user, "status", "Inactive", "accessKeyId", "AKIAEXAMPLE0OLD"));
      call(
          day,
          fleet,
          time.plusSeconds(90),
          who,
          "iam",
          "DeleteAccessKey",
          "10.30.1.9",
          Map.of("userName", user, "accessKeyId", "AKIAEXAMPLE0OLD"));
    }
  }
}
