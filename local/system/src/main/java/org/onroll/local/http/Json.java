package org.onroll.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as the local servers read and write it. */
public final class Json {
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}
}
