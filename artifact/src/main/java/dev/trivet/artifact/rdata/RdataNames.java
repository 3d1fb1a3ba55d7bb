package dev.trivet.artifact.rdata;

import java.util.Set;

/// Functions of R by what they do to whoever calls them.
final class RdataNames {
  static final Set<String> HARMFUL =
      Set.of(
          "system",
          "system2",
          "shell",
          "shell.exec",
          "pipe",
          "dyn.load",
          "library.dynam",
          "download.file",
          "source",
          "sys.source",
          "install.packages",
          "unlink",
          "file.remove",
          "socketConnection",
          "url",
          "Sys.setenv",
          "writeLines",
          "writeBin",
          "file.copy",
          "file.create",
          "makeActiveBinding",
          "reg.finalizer",
          "Rscript",
          ".Call",
          ".External",
          ".C",
          ".Fortran",
          "py_run_string",
          "py_eval",
          "sourceCpp",
          "cppFunction",
          "rawConnection",
          "readRDS",
          "load",
          "unserialize",
          "attachNamespace",
          "browseURL",
          "setHook",
          "addTaskCallback");
  static final Set<String> ODD = Set.of("parse", "str2lang", "str2expression", "evalq");
  static final Set<String> BY_NAME = Set.of("do.call", "match.fun", "get", "getFunction");

  private RdataNames() {}
}
