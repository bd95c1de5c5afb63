package org.onroll.platform.http;

import java.util.List;

/** A request that cannot be answered as asked: becomes a problem document (RFC 9457). */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Kinds of problems with their stable type and title. */
  public enum Kind {
    BAD_REQUEST(400, "bad-request", "The request cannot be read"),
    FORBIDDEN(403, "forbidden", "This is not yours to see or change"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    CONFLICT(409, "conflict", "This cannot be done as things stand"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    UNSUPPORTED(415, "unsupported-media-type", "This kind of content is not taken here"),
    UNPROCESSABLE(422, "unprocessable", "The content cannot be taken as it is"),
    UNAVAILABLE(503, "unavailable", "OnRoll cannot do this just now");

    private final int status;
    private final String id;
    private final String title;

    Kind(int status, String id, String title) {
      this.status = status;
      this.id = id;
      this.title = title;
    }

    public int status() {
      return status;
    }

    public String type() {
      return "urn:onroll:problem:" + id;
    }

    public String title() {
      return title;
    }
  }

  /** One field that is wrong, and what to do about it. */
  public record FieldError(String field, String message) {}

  private final Kind kind;
  private final transient List<FieldError> errors;

  public ProblemException(Kind kind, String detail, List<FieldError> errors) {
    super(detail);
    this.kind = kind;
    this.errors = List.copyOf(errors);
  }

  public static ProblemException badRequest(String detail) {
    return new ProblemException(Kind.BAD_REQUEST, detail, List.of());
  }

  public static ProblemException of(Kind kind, String detail) {
    return new ProblemException(kind, detail, List.of());
  }

  /** 422 with every field that is wrong. */
  public static ProblemException unprocessable(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    return new ProblemException(
        Kind.UNPROCESSABLE, first.field() + ": " + first.message() + ".", errors);
  }

  /** 422 for one field. */
  public static ProblemException field(String field, String message) {
    return unprocessable(List.of(new FieldError(field, message)));
  }

  public Kind kind() {
    return kind;
  }

  public List<FieldError> errors() {
    return errors;
  }
}
