package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ./trivet script on machines as people have them. The JDKs are made of scripts that say what
/// they were asked.
class LauncherTest {
  @TempDir private Path machine = Path.of("");

  private record Ran(int code, String out, String talk) {}

  @BeforeEach
  void aCheckoutThatIsBuilt() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    Path program = Files.createDirectories(machine.resolve("home/cli/target/trivet"));
    Files.copy(Trial.ROOT.resolve("trivet"), machine.resolve("home/trivet"));
    for (String file : List.of("trivet.jar", "built", "trivet.aot")) {
      Files.writeString(program.resolve(file), "x");
    }
  }

  private Path jdk(String place, String version) throws IOException {
    Path jdk = machine.resolve(place);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(jdk.resolve("bin/java"), "echo java of " + place + "; printf '%s\\n' \"$@\"");
    script(jdk.resolve("bin/javac"), "exit 1");
    return jdk;
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// @param javaHome empty for none
  private Ran run(String javaHome, String path, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("/bin/sh", machine.resolve("home/trivet").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", path + ":/usr/bin:/bin");
    environment.put("HOME", machine.toString());
    environment.put("TRIVET_JDK_PLACES", machine.resolve("jvm").toString());
    if (!javaHome.isEmpty()) {
      environment.put("JAVA_HOME", javaHome);
    }
    Path out = machine.resolve("out");
    Path talk = machine.resolve("talk");
    Process process = builder.redirectOutput(out.toFile()).redirectError(talk.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(talk, StandardCharsets.UTF_8));
  }

  @Test
  void aNewEnoughJavaHomeIsUsed() throws Exception {
    Ran ran = run(jdk("mine", "26-ea").toString(), "", "check", "a programme");
    assertThat(ran.out()).startsWith("java of mine").contains("\ncheck\na programme\n");
    assertThat(ran.out()).contains("-XX:AOTCache=").contains("-Dtrivet.terminal=\n");
    assertThat(ran.code()).isZero();
  }

  @Test
  void anOldJavaHomeIsPassedOverForANewerOneElsewhere() throws Exception {
    jdk("jvm/temurin-25", "25.0.3");
    jdk("jvm/openjdk-8", "1.8.0_402");
    Ran ran = run(jdk("old", "17.0.15").toString(), "", "--version");
    assertThat(ran.out()).startsWith("java of jvm/temurin-25").contains("--version");
  }

  @Test
  void theJdkOnThePathIsFoundThroughItsLinks() throws Exception {
    Path jdk = jdk("somewhere/jdk", "25");
    Path bin = Files.createDirectories(machine.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("javac"), jdk.resolve("bin/javac"));
    assertThat(run("", bin.toString(), "check").out()).startsWith("java of somewhere/jdk");
  }

  @Test
  void theFoldersOfMacosAreKnown() throws Exception {
    jdk("jvm/temurin-25.jdk/Contents/Home", "25.0.1");
    assertThat(run("", "/nowhere", "check").out()).startsWith("java of jvm/temurin-25.jdk");
  }

  @Test
  void noJdkAtAllIsSaidWithWhatToDo() throws Exception {
    Files.createDirectories(machine.resolve("jvm"));
    Path old = jdk("old", "17.0.15");
    // Nothing but the shell on the path: whatever JDK this machine has must not be found.
    Path bin = Files.createDirectories(machine.resolve("bin"));
    script(bin.resolve("javac"), "exit 1");
    Ran ran = run(old.toString(), bin.toString(), "demo");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.talk()).contains("needs a JDK 25 or newer").contains("JAVA_HOME");
  }

  @Test
  void theScriptCanBeCalledThroughALink() throws Exception {
    jdk("jvm/jdk-25", "25");
    Path link = Files.createSymbolicLink(machine.resolve("link"), machine.resolve("home/trivet"));
    Files.createDirectories(machine.resolve("elsewhere"));
    Process process =
        new ProcessBuilder("/bin/sh", link.toString(), "check")
            .directory(machine.resolve("elsewhere").toFile())
            .redirectErrorStream(true)
            .redirectOutput(machine.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(machine.resolve("out"))).doesNotContain("No such file");
  }
}
