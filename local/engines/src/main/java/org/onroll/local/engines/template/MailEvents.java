package org.onroll.local.engines.template;

import java.util.List;

/**
 * Where SES tells what became of a mail.
 *
 * @param configurationSet that a mail must name for its events to be told
 * @param types that are told: {@code send}, {@code delivery}, {@code bounce}, ...
 * @param topic SNS topic, by its ARN
 */
public record MailEvents(String configurationSet, List<String> types, String topic) {}
