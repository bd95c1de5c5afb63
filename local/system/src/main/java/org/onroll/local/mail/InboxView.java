package org.onroll.local.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.onroll.local.http.Json;

/** The inbox for programs and for people. */
public final class InboxView {
  /**
   * No script runs, nothing is loaded, and nothing frames the page: what a mail says is only ever
   * text.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private InboxView() {}

  /**
   * A list of {@code id, to, subject, text, html, at}, and the message tags; the first mail first.
   */
  public static ArrayNode json(List<Mail> mails) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Mail mail : mails) {
      var node = list.addObject();
      node.put("id", mail.id());
      node.put("to", String.join(", ", mail.to()));
      node.put("subject", mail.subject());
      node.put("text", mail.text());
      node.put("html", mail.html());
      node.put("at", mail.at().toString());
      var tags = node.putObject("tags");
      mail.tags().forEach(tags::put);
    }
    return list;
  }

  /** A page; the last mail first. */
  public static String page(List<Mail> mails) {
    StringBuilder page =
        new StringBuilder(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>OnRoll: inbox</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; }
            article { border-top: 1px solid #767676; padding: 1rem 0; }
            h2 { font-size: 1.1rem; margin: 0; }
            p { color: #4a4a4a; margin: 0; }
            pre { font: inherit; white-space: pre-wrap; }
            </style>
            </head>
            <body>
            <main>
            <h1>Inbox</h1>
            """);
    page.append("<p>")
        .append(mails.size())
        .append(mails.size() == 1 ? " mail" : " mails")
        .append("</p>\n");
    for (Mail mail : mails.reversed()) {
      page.append("<article>\n<h2>").append(Xml.escape(mail.subject())).append("</h2>\n<p>to ");
      page.append(Xml.escape(String.join(", ", mail.to()))).append(", ").append(mail.at());
      page.append("</p>\n<pre>").append(Xml.escape(mail.text())).append("</pre>\n</article>\n");
    }
    return page.append("</main>\n</body>\n</html>\n").toString();
  }
}
