package org.onroll.local.engines.template;

import java.util.Map;

/**
 * What the gateway answers by itself.
 *
 * @param status HTTP status
 * @param headers by name, values without the template's quotes
 * @param body as it is sent
 */
public record GatewayResponse(int status, Map<String, String> headers, String body) {}
