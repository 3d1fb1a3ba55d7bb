package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists the files of a model.
public final class ListFiles {
  private static final int MOST = 500_000;
  private static final int DEEPEST = 200;

  private final IgnoredPaths ignored;
  private final Links links;
  private final Optional<Path> signature;
  private final List<ModelFile> files = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<Reason> unusable = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();
  private final Deque<Directory> open = new ArrayDeque<>();
  private @Nullable Path root;
  private int seen;

  /// A directory that is still to be listed.
  ///
  /// @param real where it is, links resolved
  private record Directory(
      Path path, String name, Path real, int depth, @Nullable Directory parent) {
    boolean isWithin(Path other) {
      for (Directory at = this; at != null; at = at.parent) {
        if (at.real.equals(other)) {
          return true;
        }
      }
      return false;
    }
  }

  private ListFiles(IgnoredPaths ignored, Links links, Optional<Path> signature) {
    this.ignored = ignored;
    this.links = links;
    this.signature = signature;
  }

  /// @param model a file or a directory
  /// @param signature the file that holds the signature, which is never part of the model
  /// @throws IOException when a directory cannot be listed
  public static ModelFiles of(
      Path model, IgnoredPaths ignored, Links links, Optional<Path> signature) throws IOException {
    var real =
        signature.isPresent() && Files.exists(signature.get())
            ? Optional.of(signature.get().toRealPath())
            : signature.map(Path::toAbsolutePath);
    return new ListFiles(ignored, links, real).list(model);
  }

  private ModelFiles list(Path model) throws IOException {
    Path start = model.toRealPath();
    root = start;
    if (Files.isDirectory(start)) {
      open.push(new Directory(start, "", start, 0, null));
      while (!open.isEmpty()) {
        walk(open.pop());
      }
    } else {
      take(start, model.toAbsolutePath().normalize().getFileName().toString());
    }
    files.sort(Comparator.comparing(ModelFile::name, ListFiles::byCodePoint));
    left.sort(null);
    unusable.sort(Comparator.comparing(Reason::where));
    return new ModelFiles(files, left, unusable, outside);
  }

  /// As UTF-8 sorts; UTF-16 puts surrogates before the last of the basic plane.
  static int byCodePoint(String first, String second) {
    int length = Math.min(first.length(), second.length());
    for (int i = 0; i < length; i++) {
      char a = first.charAt(i);
      char b = second.charAt(i);
      if (a != b) {
        boolean differ = Character.isSurrogate(a) != Character.isSurrogate(b);
        return differ ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(first.length(), second.length());
  }

  private void walk(Directory directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory.path)) {
      for (Path entry : entries) {
        if (++seen > MOST) {
          throw new IOException("more than %,d files".formatted(MOST));
        }
        String own = entry.getFileName().toString();
        String name = directory.name.isEmpty() ? own : directory.name + "/" + own;
        if (isSignature(entry)) {
          continue;
        }
        if (ignored.covers(name)) {
          left.add(name);
        } else {
          visit(entry, name, directory);
        }
      }
    }
  }

  private boolean isSignature(Path entry) {
    return signature.isPresent()
        && !Files.isSymbolicLink(entry)
        && entry.toAbsolutePath().equals(signature.get());
  }

  private void visit(Path entry, String name, Directory in) throws IOException {
    if (name.indexOf('\uFFFD') >= 0) {
      unusable(name, "its name is no valid text in UTF-8");
    } else if (!Files.isSymbolicLink(entry)) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        enter(entry, name, in);
      } else {
        take(entry, name);
      }
    } else if (links == Links.REFUSE) {
      unusable(name, "it is a symbolic link");
    } else {
      follow(entry, name, in);
    }
  }

  private void enter(Path entry, String name, Directory in) throws IOException {
    Path real = entry.toRealPath();
    if (in.isWithin(real)) {
      unusable(name, "the link leads back to a directory it lies in");
    } else if (in.depth >= DEEPEST) {
      unusable(name, "it is nested deeper than " + DEEPEST);
    } else {
      open.push(new Directory(entry, name, real, in.depth + 1, in));
    }
  }

  private void follow(Path entry, String name, Directory in) throws IOException {
    if (!Files.exists(entry)) {
      unusable(name, "the link leads nowhere");
      return;
    }
    if (root != null && !entry.toRealPath().startsWith(root)) {
      outside.add(name);
    }
    if (Files.isDirectory(entry)) {
      enter(entry, name, in);
    } else {
      take(entry, name);
    }
  }

  private void take(Path entry, String name) throws IOException {
    var attributes = Files.readAttributes(entry, BasicFileAttributes.class);
    if (attributes.isRegularFile()) {
      files.add(new ModelFile(entry, name, attributes.size()));
    } else {
      unusable(name, "it is no plain file");
    }
  }

  private void unusable(String name, String why) {
    unusable.add(new Reason(Step.UNUSABLE, name, why));
  }
}
