package org.onroll.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onroll.local.engines.Checkout;

/** The layer rules of the design: a change that breaks one fails here. */
class LayersTest {
  private static final String[] FUNCTIONS = {
    "org.onroll.gatekeeper..",
    "org.onroll.notificationintake..",
    "org.onroll.rolldiff..",
    "org.onroll.deadlinescan..",
    "org.onroll.reminderemail..",
    "org.onroll.mailfeedback..",
    "org.onroll.casedesk.."
  };
  private static JavaClasses onroll;

  @BeforeAll
  static void read() {
    onroll =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(classes -> !classes.contains("-tests.jar"))
            .withImportOption(classes -> !classes.contains("/test-classes/"))
            .importPackages("org.onroll");
  }

  @Test
  void the_domain_knows_the_language_and_nothing_else() {
    classes()
        .that()
        .resideInAPackage("org.onroll.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.onroll.domain..", "java..", "javax.crypto..", "org.jspecify..")
        .check(onroll);
  }

  @Test
  void the_domain_asks_no_clock_but_the_one_passed_in() {
    noClasses()
        .that()
        .resideInAPackage("org.onroll.domain..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(onroll);
  }

  @Test
  void no_function_knows_another() {
    slices().matching("org.onroll.(*)..").should().beFreeOfCycles().check(onroll);
    for (String one : FUNCTIONS) {
      String[] others = Stream.of(FUNCTIONS).filter(f -> !f.equals(one)).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(one)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(onroll);
    }
  }

  @Test
  void only_the_platform_speaks_to_the_sdk() {
    noClasses()
        .that()
        .resideInAnyPackage(FUNCTIONS)
        .or()
        .resideInAPackage("org.onroll.domain..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(onroll);
  }

  @Test
  void no_function_reads_the_whole_table() {
    noClasses()
        .that()
        .resideInAnyPackage(FUNCTIONS)
        .should()
        .dependOnClassesThat()
        .haveSimpleName("TableArchive")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.onroll.domain.books..")
        .check(onroll);
  }

  @Test
  void only_a_wiring_reads_the_environment() {
    noClasses()
        .that()
        .resideInAnyPackage(FUNCTIONS)
        .or()
        .resideInAnyPackage("org.onroll.domain..", "org.onroll.platform..")
        .and()
        .doNotHaveSimpleName("Wiring")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(onroll);
  }

  @Test
  void the_platform_knows_no_function_and_nothing_of_this_machine() {
    noClasses()
        .that()
        .resideInAPackage("org.onroll.platform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FUNCTIONS)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.onroll.local..")
        .check(onroll);
  }

  @Test
  void the_world_is_on_no_class_path_of_the_system() {
    Assertions.assertThat(onroll.stream().map(c -> c.getPackageName()))
        .noneMatch(p -> p.startsWith("org.onroll.world"));
  }

  /** The budget that the root pom sets; and nothing that only tests or this machine need. */
  @Test
  void each_zip_holds_what_its_function_needs_within_the_budget() throws IOException {
    Map<String, List<String>> absent =
        Map.of(
            "gatekeeper", List.of("dynamodb", "ses-", "fastcsv"),
            "notification-intake", List.of("ses-", "nimbus"),
            "roll-diff", List.of("ses-", "nimbus"),
            "deadline-scan", List.of("ses-", "fastcsv", "nimbus"),
            "reminder-email", List.of("fastcsv", "nimbus"),
            "mail-feedback", List.of("ses-", "fastcsv", "nimbus"),
            "case-desk", List.of("ses-", "fastcsv", "nimbus"));
    long budget = Long.parseLong(System.getProperty("function.unpackedLimitBytes", "0"));
    Path functions = Checkout.root().resolve("functions");
    for (Map.Entry<String, List<String>> function : absent.entrySet()) {
      Path zip = functions.resolve(function.getKey() + "/target/" + function.getKey() + ".zip");
      Assertions.assertThat(Files.exists(zip)).as("%s was packaged", function.getKey()).isTrue();
      try (ZipFile file = new ZipFile(zip.toFile())) {
        List<String> names = file.stream().map(e -> e.getName()).toList();
        long bytes = file.stream().mapToLong(e -> e.getSize()).sum();
        Assertions.assertThat(bytes).as(function.getKey()).isLessThan(budget);
        Assertions.assertThat(names)
            .noneMatch(n -> n.contains("DynamoDBLocal") || n.contains("junit"))
            .noneMatch(n -> n.contains("netty") || n.contains("apache-client"))
            .noneMatch(n -> function.getValue().stream().anyMatch(a -> n.contains("/" + a)));
      }
    }
  }
}
