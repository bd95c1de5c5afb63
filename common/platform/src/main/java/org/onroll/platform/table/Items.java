package org.onroll.platform.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.upload.Upload;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whole items: what the mappers write, with keys, index attributes, kind and expiry. */
final class Items {
  static final String DUE = "due";
  static final String WORKLIST = "worklist";

  /**
   * Partitions of the index {@code due} for each kind. One takes a thousand writes a second, far
   * more than a county makes; raised, the first is still read.
   */
  static final int SHARDS = 1;

  /** Those that a first answer needs in front: the others are made when they are asked for. */
  private static final List<Supplier<List<Mapper<?>>>> FILES =
      List.of(
          CorrespondenceMappers::all,
          SchoolMappers::all,
          PeopleMappers::all,
          LedgerMappers::all,
          AttendanceMappers::all,
          ReferralMappers::all,
          UploadMappers::all);

  private static final Map<Class<?>, Mapper<?>> MADE = new ConcurrentHashMap<>();

  private Items() {}

  /** One for each kind of record. */
  static Stream<Mapper<?>> mappers() {
    return FILES.stream().flatMap(file -> file.get().stream());
  }

  @SuppressWarnings("unchecked") // the map is keyed by the mapper's own type
  private static <R extends Stored> Mapper<R> mapper(Class<R> type) {
    Mapper<?> mapper = MADE.get(type);
    for (int file = 0; mapper == null && file < FILES.size(); file++) {
      for (Mapper<?> made : FILES.get(file).get()) MADE.put(made.type(), made);
      mapper = MADE.get(type);
    }
    if (mapper == null) throw new IllegalStateException("no mapper for " + type.getSimpleName());
    return (Mapper<R>) mapper;
  }

  /** How items of this kind are marked. */
  static String kind(Class<? extends Stored> type) {
    return mapper(type).kind();
  }

  static Map<String, AttributeValue> write(Stored record) {
    return write(record, mapper(record.getClass()));
  }

  @SuppressWarnings("unchecked") // the mapper was found by the record's class
  private static <R extends Stored> Map<String, AttributeValue> write(
      Stored record, Mapper<R> mapper) {
    Map<String, AttributeValue> item = mapper.write((R) record).values();
    item.putAll(key(record.key()));
    item.put("kind", fromS(mapper.kind()));
    record
        .toDo()
        .ifPresent(
            due -> {
              int shard = Math.floorMod(record.key().hashCodeOfParts(), SHARDS);
              item.put("dueShard", fromS(shard(due.kind(), shard)));
              item.put("dueAt", fromS(time(due.at())));
            });
    record
        .listed()
        .ifPresent(
            place -> {
              item.put("worklist", fromS(place.list()));
              item.put("worklistOrder", fromS(place.order()));
            });
    record
        .expires()
        .ifPresent(at -> item.put("expiresAt", fromN(Long.toString(at.getEpochSecond()))));
    return item;
  }

  /** Empty for an item of another kind. */
  static <R extends Stored> Optional<R> read(Class<R> type, Map<String, AttributeValue> item) {
    Mapper<R> mapper = mapper(type);
    Attributes attributes = new Attributes(item);
    return attributes.text("kind").equals(mapper.kind())
        ? Optional.of(mapper.read(attributes))
        : Optional.empty();
  }

  static Map<String, AttributeValue> key(Key<?> key) {
    return Map.of("PK", fromS(key.partition()), "SK", fromS(key.sort()));
  }

  static boolean isAt(Key<?> key, Map<String, AttributeValue> item) {
    Attributes a = new Attributes(item);
    return key.partition().equals(a.text("PK")) && key.sort().equals(a.text("SK"));
  }

  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>();
    item.forEach(
        (name, value) -> {
          if (name.equals("PK") || name.equals("SK")) key.put(name, value);
        });
    return key;
  }

  static Key<? extends Stored> typedKey(DueKind kind, Map<String, AttributeValue> item) {
    Attributes a = new Attributes(item);
    Class<? extends Stored> type =
        switch (kind) {
          case DEADLINE -> Deadline.class;
          case DIFF -> PendingDiff.class;
          case CALENDAR -> CalendarChange.class;
          case MAIL -> OutgoingMail.class;
          case UPLOAD -> Upload.class;
        };
    return new Key<>(type, a.text("PK"), a.text("SK"));
  }

  static String shard(DueKind kind, int shard) {
    return kind + "#" + shard;
  }

  static String time(Instant at) {
    return Time.FORMAT.format(at);
  }

  /** Made for the first item that is due. */
  private static final class Time {
    static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
  }
}
