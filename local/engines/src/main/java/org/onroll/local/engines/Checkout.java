package org.onroll.local.engines;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder that holds OnRoll's sources: the one with {@code template.yaml}. */
public final class Checkout {
  /** System property that names the folder, where the working directory is outside of it. */
  public static final String PROPERTY = "onroll.root";

  private Checkout() {}

  /**
   * The root of the checkout: what {@link #PROPERTY} says, else the nearest folder at or above the
   * working directory that holds {@code template.yaml}.
   *
   * @throws IllegalStateException where there is none
   */
  public static Path root() {
    String told = System.getProperty(PROPERTY);
    if (told != null) return Path.of(told).toAbsolutePath();
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("template.yaml"))) return folder;
    }
    throw new IllegalStateException("no template.yaml at or above " + here + "; set -D" + PROPERTY);
  }
}
