package org.onroll.local.engines.template;

/**
 * A route of the HTTPS interface.
 *
 * @param method in capitals
 * @param path with parameters in braces, {@code /schools/{urn}/rolls/{date}}
 * @param operation what the template calls the event, {@code PutRoll}
 */
public record Route(String method, String path, String operation) {}
