package dev.trivet.artifact.executable;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Severity;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises machine code and bytecode: ELF, PE, Mach-O, WebAssembly, Java classes, Python's
/// `.pyc`. It is not analysed; that it is there is the finding: malicious in the place of a model
/// or within one, a dangerous format under its own name.
public final class ExecutableReader implements FormatReader {
  private static final Rule DISGUISED =
      Rule.of(
              "executable-in-model",
              Severity.CRITICAL,
              Verdict.MALICIOUS,
              "A program or library stands where a model should be")
          .why(
              "Whatever loads or runs it gives it the whole process; it cannot be judged by reading")
          .action("Do not load the model; ask its maker for one without native code")
          .see("AML.T0011.000", "AML.T0010.003", "CWE-506");
  private static final Rule HONEST =
      Rule.of(
              "executable-file",
              Severity.MEDIUM,
              Verdict.DANGEROUS_FORMAT,
              "The file is a program or library")
          .why("It is code through and through, and is not analysed here")
          .action("Check its origin and signature; it is no model")
          .see("CWE-829");
  private static final Rule MODEL =
      Rule.of(
              "executable-model",
              Severity.HIGH,
              Verdict.DANGEROUS_FORMAT,
              "The library is made to be loaded as a model or by one")
          .why(
              "Whoever hands it to the runtime it is made for runs its machine code, from its first"
                  + " instruction on, before any input is seen; it is not analysed here")
          .action(
              "Load it only when you built it yourself or verified who did; ask for the model it"
                  + " was compiled from")
          .see("CWE-114", "CWE-829", "AML.T0011.000");
  private static final String MACHINE_CODE = "machine code";
  private static final Set<String> EXTENSIONS =
      Set.of(
          "so", "dll", "dylib", "pyd", "exe", "o", "a", "node", "class", "pyc", "wasm", "sys", "ko",
          "bundle", "cubin", "elf", "debug");

  /// `libm.so.6.0`, as systems name libraries.
  private static final Pattern VERSIONED = Pattern.compile(".*\\.so(\\.\\d+)+");

  private static final Pattern PACKAGES =
      Pattern.compile("[^!]*\\.(jar|war|jmod|whl|egg|deb|apk|nupkg)!/[^!]*");

  private static final String JAVA_CLASS = "Java class";

  @Override
  public String format() {
    return "executable";
  }

  @Override
  public Set<String> formats() {
    return Set.of(
        format(),
        "ELF",
        "PE",
        "Mach-O",
        "WebAssembly",
        JAVA_CLASS,
        "Dalvik",
        "static library",
        "actually portable executable",
        "Python bytecode",
        MACHINE_CODE);
  }

  @Override
  public List<Rule> rules() {
    return List.of(DISGUISED, HONEST, MODEL);
  }

  @Override
  public Recognition recognise(Content content) {
    return kind(content.bytes()).isPresent() ? Recognition.YES : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    String kind = kind(content.bytes()).orElse(MACHINE_CODE);
    boolean isHonest = content.depth() == 0 ? isNamedSo(content) : isInPackage(kind, content);
    scan.recognisedAs(content, kind);
    if (!isHonest) {
      scan.report(DISGUISED, content, 0, kind);
      return Outcome.READ;
    }
    Optional<String> runtime = ModelLibrary.runtime(content.bytes());
    runtime.ifPresentOrElse(
        by -> scan.report(MODEL, content, 0, "%s, for %s".formatted(kind, by)),
        () -> scan.report(HONEST, content, 0, kind));
    return Outcome.READ;
  }

  private static boolean isNamedSo(Content content) {
    return EXTENSIONS.contains(content.extension()) || VERSIONED.matcher(content.name()).matches();
  }

  /// Archives of programs hold programs, and say so by their names; and no loader of models takes a
  /// Java class from any.
  private static boolean isInPackage(String kind, Content content) {
    return (kind.equals(JAVA_CLASS) && content.extension().equals("class"))
        || PACKAGES.matcher(content.where()).matches();
  }

  private static Optional<String> kind(Bytes bytes) {
    if (bytes.startsWith(0, "\177ELF") && bytes.has(0, 20)) {
      return Optional.of("ELF");
    }
    if (bytes.startsWith(0, "MZqFpD='") || bytes.startsWith(0, "jartsr='")) {
      return Optional.of("actually portable executable");
    }
    if (bytes.startsWith(0, "MZ") && isPortableExecutable(bytes)) {
      return Optional.of("PE");
    }
    if (bytes.startsWith(0, "\0asm\1\0\0\0")) {
      return Optional.of("WebAssembly");
    }
    if (bytes.startsWith(0, "!<arch>\n")) {
      return Optional.of("static library");
    }
    if (bytes.startsWith(0, "dex\n")) {
      return Optional.of("Dalvik");
    }
    return bytes.has(0, 20) ? byNumber(bytes) : Optional.empty();
  }

  private static Optional<String> byNumber(Bytes bytes) {
    return switch (bytes.i32be(0)) {
      case 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe -> Optional.of("Mach-O");
      // A universal binary counts its parts where a Java class has its version, which is larger.
      case 0xcafebabe -> Optional.of(bytes.i32be(4) < 40 ? "Mach-O" : JAVA_CLASS);
      default -> isPythonBytecode(bytes) ? Optional.of("Python bytecode") : Optional.empty();
    };
  }

  private static boolean isPortableExecutable(Bytes bytes) {
    if (!bytes.has(0, 64)) {
      return false;
    }
    long header = bytes.u32le(0x3c);
    return bytes.startsWith(header, "PE\0\0") || bytes.startsWith(header, "NE");
  }

  /// A magic number of Python 2.7 to 3.x with its line end, and a marshalled code object.
  private static boolean isPythonBytecode(Bytes bytes) {
    int magic = bytes.u16le(0);
    boolean isMagic =
        bytes.u8(2) == '\r'
            && bytes.u8(3) == '\n'
            && ((magic >= 3_000 && magic < 4_000) || (magic >= 62_000 && magic < 62_300));
    return isMagic && (isCode(bytes.u8(16)) || isCode(bytes.u8(12)) || isCode(bytes.u8(8)));
  }

  private static boolean isCode(int type) {
    return (type & 0x7f) == 'c';
  }
}
