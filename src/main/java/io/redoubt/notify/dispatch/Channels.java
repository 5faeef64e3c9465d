package io.redoubt.notify.dispatch;

import io.redoubt.notify.channel.Channel;
import io.redoubt.notify.channel.Elastic;
import io.redoubt.notify.channel.PagerDuty;
import io.redoubt.notify.channel.Slack;
import io.redoubt.notify.channel.Splunk;
import io.redoubt.notify.channel.Syslog;
import io.redoubt.notify.channel.Webhook;
import io.redoubt.notify.channel.mail.Mail;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.plan.ChannelPlan;
import io.redoubt.notify.plan.Medium;
import io.redoubt.notify.reach.Connector;
import io.redoubt.notify.reach.Reach;
import io.redoubt.notify.reach.Trust;
import java.io.IOException;
import java.time.Duration;

/// Makes channels of their plans. Stateless.
public final class Channels {
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int SMALL = 1 << 16;
  private static final int LARGE = 8 << 20;

  private Channels() {}

  /// The channel of a plan.
  ///
  /// @throws IOException when its certificates cannot be read
  public static Channel of(ChannelPlan plan, Reach reach) throws IOException {
    Connector connector =
        plan.safety().authorities().isPresent()
            ? Connector.of(reach, Trust.in(plan.safety().authorities().get()))
            : Connector.of(reach);
    boolean plaintext = plan.safety().plaintext();
    Sender small = new Sender(connector, new Sender.Bounds(TIME, SMALL, plaintext));
    Sender large = new Sender(connector, new Sender.Bounds(LONG, LARGE, plaintext));
    return switch (plan.medium()) {
      case Medium.Slack medium -> new Slack(medium, small);
      case Medium.PagerDuty medium -> new PagerDuty(medium, small);
      case Medium.Webhook medium -> new Webhook(medium, small);
      case Medium.Elastic medium -> new Elastic(medium, large);
      case Medium.Splunk medium -> new Splunk(medium, large);
      case Medium.Syslog medium -> new Syslog(medium, connector, TIME);
      case Medium.Mail medium -> new Mail(medium, connector, LONG);
    };
  }
}
