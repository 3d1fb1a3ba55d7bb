package dev.trivet.artifact;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.ScanRules;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files under a directory. Links are resolved as far as they stay within it, and never walked
/// through: a directory is entered by its own name only, so that no loop of links has an end to
/// look for.
///
/// A Hugging Face cache (`models--org--name` with `blobs`, `refs` and `snapshots`) keeps its files
/// as links from the snapshots to the blobs: each blob is taken once, under the name it has in a
/// snapshot. An OCI layout needs nothing special: its blobs are files.
///
/// @param files to be scanned, sorted by name
/// @param refused what is no file of this directory, and what is wrong with it
/// @param repeated links to a file that is taken under another name already
record ModelDirectory(List<Named> files, List<Refused> refused, List<String> repeated) {
  private static final int MOST_FILES = 200_000;

  /// @param name relative to the directory, with `/`
  record Named(Path file, String name) {}

  record Refused(Rule rule, String name, String why) {}

  static ModelDirectory list(Path directory) {
    return new Listing(directory).list();
  }

  private static final class Listing {
    private final Path asked;
    private final List<Named> files = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();

    /// Files that a link leads to, with the last names they have been taken under.
    private final Map<Path, Set<String>> linked = new HashMap<>();

    private Path root;

    Listing(Path directory) {
      this.asked = directory;
      this.root = directory;
    }

    ModelDirectory list() {
      try {
        root = asked.toRealPath();
        walk().stream().sorted().forEach(this::take);
        files.removeIf(f -> !Files.isSymbolicLink(f.file()) && linked.containsKey(f.file()));
      } catch (IOException e) {
        refuse(ScanRules.UNREADABLE, asked, e);
      }
      if (files.isEmpty() && refused.isEmpty()) {
        refused.add(new Refused(ScanRules.EMPTY_DIRECTORY, ".", "there is no file in it"));
      }
      return new ModelDirectory(List.copyOf(files), List.copyOf(refused), List.copyOf(repeated));
    }

    private List<Path> walk() {
      var found = new ArrayList<Path>();
      Deque<Path> directories = new ArrayDeque<>(List.of(root));
      while (!directories.isEmpty()) {
        Path directory = directories.pop();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
          for (Path entry : entries) {
            if (found.size() + directories.size() >= MOST_FILES) {
              refused.add(
                  new Refused(
                      ScanRules.TOO_MANY_FILES, ".", "more than %,d".formatted(MOST_FILES)));
              return found;
            }
            boolean isDirectory = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            (isDirectory ? directories : found).add(entry);
          }
        } catch (IOException e) {
          refuse(ScanRules.UNREADABLE, directory, e);
        } catch (DirectoryIteratorException e) {
          refuse(ScanRules.UNREADABLE, directory, new IOException(e));
        }
      }
      return found;
    }

    private void take(Path entry) {
      if (Files.isSymbolicLink(entry)) {
        takeLink(entry);
      } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        files.add(new Named(entry, name(entry)));
      } else {
        refused.add(new Refused(ScanRules.SPECIAL_FILE, name(entry), name(entry)));
      }
    }

    private void takeLink(Path link) {
      try {
        Path target = link.toRealPath();
        if (!target.startsWith(root) && !isBlobOfSameCache(target)) {
          refused.add(new Refused(ScanRules.LINK_LEADS_OUT, name(link), name(link)));
        } else if (Files.isRegularFile(target)) {
          takeTarget(link, target);
        } else if (link.startsWith(target)) {
          refused.add(new Refused(ScanRules.LINK_LOOPS, name(link), name(link)));
        } else if (!Files.isDirectory(target)) {
          refused.add(new Refused(ScanRules.SPECIAL_FILE, name(link), name(link)));
        }
      } catch (IOException e) {
        refused.add(new Refused(ruleOf(e), name(link), name(link)));
      }
    }

    /// Links that lead to each other for ever are known by the system's refusal alone.
    private static Rule ruleOf(IOException e) {
      return switch (e) {
        case NoSuchFileException _ -> ScanRules.LINK_BROKEN;
        case AccessDeniedException _ -> ScanRules.UNREADABLE;
        case FileSystemException _ -> ScanRules.LINK_LOOPS;
        default -> ScanRules.UNREADABLE;
      };
    }

    /// Readers may look at the last name: only links of the same last name are the same file.
    private void takeTarget(Path link, Path target) {
      String last = String.valueOf(link.getFileName());
      if (linked.computeIfAbsent(target, t -> new HashSet<>()).add(last)) {
        files.add(new Named(link, name(link)));
      } else {
        repeated.add(name(link) + ": read already, under another folder's link to the same file");
      }
    }

    /// A snapshot's links lead to the blobs of its cache entry, so that is as far as they may go.
    private boolean isBlobOfSameCache(Path target) {
      for (Path at = root; at != null && at.getFileName() != null; at = at.getParent()) {
        if (at.getFileName().toString().matches("(models|datasets|spaces)--.+")) {
          return target.startsWith(at.resolve("blobs"));
        }
      }
      return false;
    }

    private void refuse(Rule rule, Path path, IOException e) {
      refused.add(new Refused(rule, name(path), e.getClass().getSimpleName()));
    }

    private String name(Path path) {
      String name = path.startsWith(root) ? root.relativize(path).toString() : path.toString();
      return name.isEmpty() ? "." : name.replace('\\', '/');
    }
  }
}
