package io.redoubt.parse.generic;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/// The main attributes of an Open Cybersecurity Schema Framework event, told by its `class_uid`:
/// endpoints, actor, user, device, process, file, status. Source: schema.ocsf.io 1.x.
final class Ocsf {
  private static final String AT = "redoubt.native.";
  private static final Field CLASS = Field.of(AT + "class_uid");
  private static final Field STATUS = Field.of(AT + "status_id");
  private static final Constant SUCCESS = Constant.of("success");
  private static final Constant FAILURE = Constant.of("failure");
  private static final Constant AUTHENTICATION = Constant.of("authentication");
  private static final int AUTHENTICATION_CLASS = 3002;

  private static final Map<Field, Field> TO_ECS = new LinkedHashMap<>();

  static {
    put("src_endpoint.ip", Ecs.SOURCE_IP);
    put("src_endpoint.port", Ecs.SOURCE_PORT);
    put("src_endpoint.hostname", Ecs.SOURCE_DOMAIN);
    put("dst_endpoint.ip", Ecs.DESTINATION_IP);
    put("dst_endpoint.port", Ecs.DESTINATION_PORT);
    put("dst_endpoint.hostname", Ecs.DESTINATION_DOMAIN);
    put("actor.user.name", Ecs.USER_NAME);
    put("user.name", Ecs.USER_NAME);
    put("device.hostname", Ecs.HOST_NAME);
    put("device.ip", Ecs.HOST_IP);
    put("process.name", Ecs.PROCESS_NAME);
    put("process.cmd_line", Ecs.PROCESS_COMMAND_LINE);
    put("process.pid", Ecs.PROCESS_PID);
    put("process.file.path", Ecs.PROCESS_EXECUTABLE);
    put("actor.process.cmd_line", Ecs.PROCESS_PARENT_COMMAND_LINE);
    put("file.path", Ecs.FILE_PATH);
    put("activity_name", Ecs.EVENT_ACTION);
    put("http_request.url.path", Ecs.URL_PATH);
    put("http_request.user_agent", Ecs.USER_AGENT_ORIGINAL);
    put("query.hostname", Ecs.DNS_QUESTION_NAME);
    put("severity", Ecs.LOG_LEVEL);
    put("message", Ecs.MESSAGE);
  }

  private Ocsf() {}

  private static void put(String path, Field field) {
    TO_ECS.put(Field.of(AT + path), field);
  }

  /// Adds the ECS fields, if the event is of OCSF at all.
  static void add(EventBuilder out) {
    int uid = out.find(CLASS);
    if (uid < 0) {
      return;
    }
    TO_ECS.forEach((from, to) -> alias(out, from, to));
    int status = out.find(STATUS);
    if (status >= 0) {
      String code = out.text(status);
      if (code.equals("1") || code.equals("2")) {
        out.add(Ecs.EVENT_OUTCOME, code.equals("1") ? SUCCESS : FAILURE);
      }
    }
    if (out.text(uid).equals(Integer.toString(AUTHENTICATION_CLASS))) {
      out.add(Ecs.EVENT_CATEGORY, AUTHENTICATION);
    }
  }

  private static void alias(EventBuilder out, Field from, Field to) {
    int cell = out.find(from);
    if (cell >= 0 && !out.has(to)) {
      out.alias(to, cell);
    }
  }
}
