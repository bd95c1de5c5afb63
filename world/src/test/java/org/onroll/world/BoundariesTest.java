package org.onroll.world;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The world knows OnRoll over HTTP only, and what is true knows nothing of what is said. */
class BoundariesTest {
  private static final JavaClasses WORLD =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.onroll.world");

  private static final DescribedPredicate<JavaClass> OTHER_PARTS_OF_ONROLL =
      DescribedPredicate.describe(
          "other parts of OnRoll",
          c ->
              c.getPackageName().startsWith("org.onroll")
                  && !c.getPackageName().startsWith("org.onroll.world"));

  @Test
  void the_rules_look_at_all_packages_of_the_world() {
    assertThat(WORLD.containPackage("org.onroll.world.truth")).isTrue();
    assertThat(WORLD.containPackage("org.onroll.world.score")).isTrue();
    assertThat(WORLD.size()).isGreaterThan(50);
  }

  @Test
  void the_world_knows_no_class_of_onroll() {
    noClasses().should().dependOnClassesThat(OTHER_PARTS_OF_ONROLL).check(WORLD);
  }

  @Test
  void the_world_opens_no_socket_no_file_no_database_and_no_sdk() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.rmi..",
            "software.amazon..",
            "com.amazonaws..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection)")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.(File|FileInputStream|FileReader|FileWriter|RandomAccessFile)")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(Process|ProcessBuilder|Runtime)")
        .check(WORLD);
  }

  @Test
  void only_the_onroll_package_speaks_http() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.onroll.world.onroll..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..")
        .check(WORLD);
  }

  @Test
  void the_truth_is_drawn_without_a_look_at_onroll_or_at_what_is_sent() {
    noClasses()
        .that()
        .resideInAnyPackage("org.onroll.world.county..", "org.onroll.world.truth..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.onroll.world.onroll..",
            "org.onroll.world.score..",
            "org.onroll.world.office..",
            "org.onroll.world.feed..")
        .check(WORLD);
    noClasses()
        .that()
        .resideInAnyPackage("org.onroll.world.feed..", "org.onroll.world.office..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.onroll.world.onroll..", "org.onroll.world.score..")
        .check(WORLD);
  }
}
