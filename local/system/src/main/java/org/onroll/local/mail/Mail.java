package org.onroll.local.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail that was taken.
 *
 * @param id SES's message id
 * @param from as the sender wrote it
 * @param to addresses, in order
 * @param text the plain body; empty when there is none
 * @param html the HTML body; empty when there is none
 * @param tags message tags
 * @param configurationSet whose events are told
 * @param at when it was taken, by the movable clock
 */
public record Mail(
    String id,
    String from,
    List<String> to,
    String subject,
    String text,
    String html,
    Map<String, String> tags,
    Optional<String> configurationSet,
    Instant at) {}
