package io.redoubt.notify.channel.mail;

import io.redoubt.notify.channel.Item;
import io.redoubt.notify.channel.Message;
import io.redoubt.notify.channel.Plain;
import io.redoubt.notify.plan.Medium;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.Locale;

/// A message of mail, in text and in HTML. What comes from alerts stands in the subject, on one
/// line, and in the two bodies; in no other header.
///
/// @param medium who writes to whom
/// @param message what is said
record Letter(Medium.Mail medium, Message message) {
  private static final int SUBJECT = 180;

  MimeMessage in(Session session) throws MessagingException {
    String first = "<" + Message.hash(medium.from() + '\n' + message.group()) + "@redoubt.invalid>";
    String own = "<" + Message.hash(message.key()) + "@redoubt.invalid>";
    MimeMessage letter = new Named(session, own);
    letter.setFrom(new InternetAddress(medium.from()));
    for (String to : medium.to()) {
      letter.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
    }
    letter.setSubject(subject(), "UTF-8");
    letter.setSentDate(Date.from(message.now()));
    /* All messages about a group refer to one that was never sent: readers show them together. */
    letter.setHeader("References", first);
    letter.setHeader("In-Reply-To", first);
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.setHeader("X-Redoubt-Notification", Message.hash(message.key()));
    MimeBodyPart text = new MimeBodyPart();
    text.setText(LetterText.text(message), "UTF-8", "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(LetterText.html(message), "UTF-8", "html");
    MimeMultipart both = new MimeMultipart("alternative", text, html);
    letter.setContent(both);
    letter.saveChanges();
    return letter;
  }

  private String subject() {
    Item item = message.items().getFirst();
    String severity = item.brief().standing().severity().id().toUpperCase(Locale.ROOT);
    String many = message.items().size() > 1 ? " (" + message.items().size() + " alerts)" : "";
    String what =
        switch (item.action()) {
          case RAISE -> severity;
          case UPDATE -> "changed, " + severity;
          case ACKNOWLEDGE -> "acknowledged";
          case RESOLVE -> "closed";
        };
    String title = Plain.inert(item.brief().standing().title());
    return Plain.cut("[Redoubt] " + what + many + ": " + title, SUBJECT);
  }

  /* The library would write an id of its own. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
