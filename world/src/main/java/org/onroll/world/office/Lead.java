package org.onroll.world.office;

/** What is true of a child whom somebody refers. */
public enum Lead {
  UNHEARD("missing, and no return or roll would tell"),
  MISSING("missing"),
  GONE("gone, and still on a roll"),
  SAFE("safely on another roll");

  private final String words;

  Lead(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
