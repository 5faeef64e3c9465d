package io.redoubt.notify.plan;

import io.redoubt.notify.reach.Destination;
import java.util.List;
import java.util.Optional;

/// By which means a channel tells, and where.
public sealed interface Medium {
  /// Messages in Slack.
  ///
  /// @param url of an incoming webhook, or of `chat.postMessage`
  /// @param bot the token and the room of a bot; empty: an incoming webhook, which has no threads
  record Slack(Destination url, Optional<Bot> bot) implements Medium {}

  /// Who writes where.
  ///
  /// @param room such as `#soc` or `C0123456789`
  record Bot(Secret token, String room) {}

  /// Events of PagerDuty, version 2.
  ///
  /// @param routingKey of the integration
  record PagerDuty(Destination url, Secret routingKey) implements Medium {}

  /// Mail.
  ///
  /// @param relay the server; `tls` means encrypted from the first byte
  /// @param startTls whether it must encrypt before anything is said
  /// @param login who says it, or empty
  /// @param from an address
  /// @param to addresses, at least one
  record Mail(
      Destination relay, boolean startTls, Optional<Login> login, String from, List<String> to)
      implements Medium {
    /// Copies the list.
    public Mail {
      to = List.copyOf(to);
    }
  }

  /// A name and a password.
  record Login(String user, Secret password) {}

  /// A `POST` of JSON.
  ///
  /// @param secret of the signature, or empty
  /// @param token sent as bearer token, or empty
  record Webhook(Destination url, Optional<Secret> secret, Optional<Secret> token)
      implements Medium {}

  /// Lines of syslog.
  ///
  /// @param to where; `tls` as said there
  /// @param datagrams UDP; else a stream with counted octets
  /// @param cef whether the message is in ArcSight's common event format; else in structured data
  record Syslog(Destination to, boolean datagrams, boolean cef) implements Medium {}

  /// Documents of Elasticsearch or OpenSearch.
  ///
  /// @param url of its `_bulk`
  /// @param index that is written to
  /// @param access the value of the header `Authorization`, or empty
  record Elastic(Destination url, String index, Optional<Secret> access) implements Medium {}

  /// Events of Splunk's HTTP event collector.
  ///
  /// @param url of its `/services/collector/event`
  /// @param index or empty for that of the token
  record Splunk(Destination url, Secret token, String index) implements Medium {}

  /// Its name in the configuration.
  default String type() {
    return switch (this) {
      case Slack _ -> "slack";
      case PagerDuty _ -> "pagerduty";
      case Mail _ -> "email";
      case Webhook _ -> "webhook";
      case Syslog _ -> "syslog";
      case Elastic _ -> "elasticsearch";
      case Splunk _ -> "splunk";
    };
  }

  /// Where it sends, without anything secret.
  default Destination destination() {
    return switch (this) {
      case Slack(var url, _) -> url;
      case PagerDuty(var url, _) -> url;
      case Mail mail -> mail.relay();
      case Webhook(var url, _, _) -> url;
      case Syslog(var to, _, _) -> to;
      case Elastic(var url, _, _) -> url;
      case Splunk(var url, _, _) -> url;
    };
  }
}
