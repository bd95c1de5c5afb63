package org.onroll.local.engines.template;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Who says which client a request comes from.
 *
 * @param function logical id of the function that is asked
 * @param header that carries the token
 * @param shape that a token must have for the function to be asked at all
 * @param cachedFor how long its answer to one token holds
 */
public record Authorizer(String function, String header, Pattern shape, Duration cachedFor) {}
