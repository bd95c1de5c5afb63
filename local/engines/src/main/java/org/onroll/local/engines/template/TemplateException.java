package org.onroll.local.engines.template;

/** The template says something that cannot be followed here. The message names the place. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateException(String message) {
    super(message);
  }
}
