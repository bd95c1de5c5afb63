package org.onroll.world;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.onroll.world.county.School;
import org.onroll.world.county.Schools;
import org.onroll.world.county.Software;
import org.onroll.world.onroll.Caller;

/** Suppliers of school software: one client sends the rolls of all schools that use the same. */
final class Vendors {
  private final Map<Software, Caller> callers = new EnumMap<>(Software.class);

  Vendors(Schools schools) {
    schools
        .all()
        .filter(School::hasFeed)
        .forEach(s -> callers.computeIfAbsent(s.software(), software -> caller(software, s)));
  }

  private static Caller caller(Software software, School first) {
    return new Caller("vendor-" + software.name().toLowerCase(Locale.ROOT), "school", first.urn());
  }

  Caller of(School school) {
    return Objects.requireNonNull(callers.get(school.software()));
  }
}
