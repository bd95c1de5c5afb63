package org.onroll.local.engines.template;

import java.util.List;
import java.util.Map;

/**
 * The HTTPS interface, but for its routes, which the functions carry.
 *
 * @param stage the deployment's stage
 * @param binaryMediaTypes content that reaches a function as base64
 * @param authorizer asked before each route
 * @param responses what the gateway answers by itself, by the platform's response type
 */
public record ApiDefinition(
    String stage,
    List<String> binaryMediaTypes,
    Authorizer authorizer,
    Map<String, GatewayResponse> responses) {

  /**
   * The answer for a response type such as {@code UNAUTHORIZED}.
   *
   * @throws TemplateException where the template leaves it to the platform's own words
   */
  public GatewayResponse response(String type) {
    GatewayResponse response = responses.get(type);
    if (response == null)
      throw new TemplateException("the template declares no gateway response " + type);
    return response;
  }
}
