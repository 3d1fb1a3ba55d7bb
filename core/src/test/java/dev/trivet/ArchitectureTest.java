package dev.trivet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The story is the package order: what is asked, what we run, what can go wrong, what we do, what
/// we saw, what went wrong, what it adds up to, what we show.
class ArchitectureTest {
  private static final List<String> STORY =
      List.of(
          "catalog", "inventory", "threat", "control", "evidence", "incident", "posture", "proof");
  private static final List<String> HOLLOW =
      List.of(
          "Manager",
          "Helper",
          "Util",
          "Utils",
          "Impl",
          "Handler",
          "Service",
          "Processor",
          "DTO",
          "Info",
          "Data");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.trivet");

  @TestFactory
  Stream<DynamicTest> aPackageNeverUsesWhatStandsAfterIt() {
    return STORY.stream()
        .limit(STORY.size() - 1)
        .map(name -> DynamicTest.dynamicTest(name, () -> usesNothingAfter(name)));
  }

  private void usesNothingAfter(String name) {
    String[] later =
        STORY.subList(STORY.indexOf(name) + 1, STORY.size()).stream()
            .map(after -> "dev.trivet." + after + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.trivet." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later)
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void whatIsSharedUsesNoPackageOfTheStory() {
    noClasses()
        .that()
        .resideInAPackage("dev.trivet.shared..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            STORY.stream().map(n -> "dev.trivet." + n + "..").toArray(String[]::new))
        .check(CORE);
  }

  @Test
  void theStoryHasNoOtherPackages() {
    assertThat(packages())
        .allSatisfy(name ->
            assertThat(STORY.contains(chapter(name)) || chapter(name).equals("shared"))
                .as(name)
                .isTrue());
  }

  private static String chapter(String packageName) {
    return packageName.split("\\.", -1)[2];
  }

  private Set<String> packages() {
    var packages = new TreeSet<String>();
    CORE.forEach(c -> packages.add(c.getPackageName()));
    return packages;
  }

  @Test
  void theDomainNeedsOnlyTheJdkAndJSpecify() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            are(resideInAnyPackage("java..", "org.jspecify..", "dev.trivet..")))
        .check(CORE);
  }

  @Test
  void theDomainDoesNotReadOrWriteAnything() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
        .check(CORE);
  }

  @Test
  void timeChanceAndIdentityComeInAsArguments() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(Random.class, long.class)
        .check(CORE);
  }

  @Test
  void noNameHidesWhatAClassDoes() {
    assertThat(CORE.stream().filter(c -> !c.isAnonymousClass()).map(JavaClass::getSimpleName))
        .noneMatch(name -> HOLLOW.stream().anyMatch(name::endsWith));
  }

  @Test
  void everyPackageIsNullMarked() {
    for (String name : packages()) {
      assertThat(CORE.getPackage(name).isAnnotatedWith(NullMarked.class)).as(name).isTrue();
    }
  }

  @Test
  void noStaticFieldCanChange() {
    CORE.stream()
        .flatMap(c -> c.getFields().stream())
        .filter(f -> f.getModifiers().contains(JavaModifier.STATIC))
        .forEach(
            f -> assertThat(f.getModifiers()).as(f.getFullName()).contains(JavaModifier.FINAL));
  }
}
