package io.redoubt.notify.channel.mail;

import io.redoubt.notify.channel.Channel;
import io.redoubt.notify.channel.Message;
import io.redoubt.notify.channel.Outcome;
import io.redoubt.notify.plan.Medium;
import io.redoubt.notify.reach.Connection;
import io.redoubt.notify.reach.Connector;
import io.redoubt.notify.reach.Unreached;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Mail over SMTP, encrypted unless told otherwise. Updates answer the first message about an
/// incident or alert. `Message-ID` is the same when a message is tried again. Source: RFC 5321,
/// 5322, 3207, 8314.
///
/// @param medium where to
/// @param connector who may be reached
/// @param time for a message
public record Mail(Medium.Mail medium, Connector connector, Duration time) implements Channel {
  private static final int PERMANENT = 500;

  @Override
  public Batching batching() {
    return Batching.GROUP;
  }

  @Override
  public List<Outcome> send(Message message) {
    return Collections.nCopies(message.items().size(), sent(message));
  }

  private Outcome sent(Message message) {
    Session session = session();
    long deadline = connector.nanos().getAsLong() + time.toNanos();
    try (Connection connection = connector.connect(medium.relay(), deadline);
        SMTPTransport transport =
            new SMTPTransport(session, new URLName("smtp", null, -1, null, null, null))) {
      MimeMessage letter = new Letter(medium, message).in(session);
      transport.connect(connection.socket());
      transport.sendMessage(letter, letter.getAllRecipients());
      return Outcome.DONE;
    } catch (Unreached nowhere) {
      String reason = String.valueOf(nowhere.getMessage());
      return nowhere.forbidden() ? new Outcome.Never(reason) : again(reason);
    } catch (IOException broken) {
      return again(medium.relay() + " broke off");
    } catch (AuthenticationFailedException wrong) {
      return new Outcome.Never(medium.relay() + " does not accept user and password");
    } catch (SendFailedException refused) {
      return refused(refused);
    } catch (MessagingException failed) {
      return again(medium.relay() + " did not take the message: " + kind(failed));
    }
  }

  private Outcome refused(SendFailedException refused) {
    int code = code(refused);
    String reason = medium.relay() + " refused the message" + (code > 0 ? " with " + code : "");
    return code >= PERMANENT ? new Outcome.Never(reason) : again(reason);
  }

  /* The code for the message, or that for the first address that was refused. */
  private static int code(SendFailedException refused) {
    for (Exception at = refused; at != null; ) {
      if (at instanceof SMTPSendFailedException message && message.getReturnCode() > 0) {
        return message.getReturnCode();
      }
      if (at instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      at = at instanceof MessagingException more ? more.getNextException() : null;
    }
    return 0;
  }

  private static Outcome again(String reason) {
    return new Outcome.Again(reason, Optional.empty(), true);
  }

  private static String kind(MessagingException failed) {
    Exception cause = failed.getNextException();
    return (cause == null ? failed : cause).getClass().getSimpleName();
  }

  private Session session() {
    Properties settings = new Properties();
    settings.put("mail.smtp.starttls.required", String.valueOf(medium.startTls()));
    settings.put("mail.smtp.starttls.enable", String.valueOf(medium.startTls()));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.ssl.socketFactory", connector.trust());
    settings.put("mail.smtp.localhost", "redoubt.invalid");
    settings.put("mail.smtp.timeout", String.valueOf(time.toMillis()));
    settings.put("mail.smtp.from", medium.from());
    settings.put("mail.smtp.sendpartial", "true");
    settings.put("mail.smtp.auth", String.valueOf(medium.login().isPresent()));
    settings.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    return Session.getInstance(settings, medium.login().map(Mail::authenticator).orElse(null));
  }

  private static Authenticator authenticator(Medium.Login login) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(login.user(), login.password().value());
      }
    };
  }

  @Override
  public String preview(Message message) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new Letter(medium, message).in(session()).writeTo(bytes);
      return "mail to " + medium.relay() + '\n' + bytes.toString(StandardCharsets.UTF_8);
    } catch (MessagingException | IOException broken) {
      return "mail to " + medium.relay() + ": " + broken.getClass().getSimpleName();
    }
  }
}
