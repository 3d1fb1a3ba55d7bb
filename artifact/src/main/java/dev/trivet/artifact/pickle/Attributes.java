package dev.trivet.artifact.pickle;

import java.util.Map;
import java.util.Set;

/// What the names of attributes give away.
final class Attributes {
  private static final Map<String, String> ALIASES =
      Map.of(
          "np",
          "numpy",
          "pd",
          "pandas",
          "sp",
          "scipy",
          "th",
          "torch",
          "tf",
          "tensorflow",
          "plt",
          "matplotlib.pyplot",
          "mp",
          "multiprocessing",
          "F",
          "torch.nn.functional");

  private static final Set<String> DANGEROUS_MODULES =
      Set.of(
          "os",
          "sys",
          "subprocess",
          "builtins",
          "importlib",
          "ctypes",
          "socket",
          "shutil",
          "pickle",
          "cPickle",
          "posix",
          "nt",
          "marshal",
          "runpy",
          "pty",
          "imp",
          "commands",
          "popen2",
          "pkgutil",
          "multiprocessing",
          "asyncio",
          "threading",
          "tempfile",
          "webbrowser",
          "cloudpickle",
          "dill",
          "joblib",
          "pdb",
          "bdb",
          "inspect",
          "linecache",
          "zipimport",
          "urllib",
          "requests",
          "gc",
          "types",
          "codecs",
          "signal",
          "platform");

  private static final Set<String> ACTING =
      Set.of(
          "system",
          "popen",
          "popen2",
          "popen3",
          "popen4",
          "startfile",
          "execv",
          "execve",
          "execl",
          "execle",
          "execlp",
          "execvp",
          "execvpe",
          "spawnl",
          "spawnv",
          "spawnlp",
          "spawnvp",
          "posix_spawn",
          "fork",
          "forkpty",
          "kill",
          "killpg",
          "eval",
          "exec",
          "execfile",
          "compile",
          "open",
          "open_code",
          "fdopen",
          "tofile",
          "dump",
          "dumps",
          "load",
          "loads",
          "save",
          "to_pickle",
          "to_csv",
          "to_json",
          "to_parquet",
          "to_hdf",
          "to_sql",
          "to_excel",
          "query",
          "unlink",
          "remove",
          "rmdir",
          "rmtree",
          "removedirs",
          "mkdir",
          "makedirs",
          "rename",
          "chmod",
          "chown",
          "symlink",
          "symlink_to",
          "hardlink_to",
          "link_to",
          "touch",
          "truncate",
          "write",
          "writelines",
          "write_text",
          "write_bytes",
          "read_text",
          "read_bytes",
          "import_module",
          "run",
          "runcode",
          "runsource",
          "runcall",
          "runctx",
          "runeval",
          "call",
          "check_call",
          "check_output",
          "getoutput",
          "getstatusoutput",
          "urlopen",
          "urlretrieve",
          "connect",
          "sendall",
          "interact",
          "push",
          "set_trace",
          "from_string",
          "load_module",
          "exec_module",
          "find_module",
          "get_data",
          "from_file",
          "fromfile",
          "from_disk",
          "read_file",
          "write_file",
          "extractall",
          "extract",
          "from_pretrained",
          "load_model",
          "save_model",
          "load_weights",
          "save_pretrained",
          "load_from_checkpoint",
          "render",
          "start",
          "spawn",
          "communicate",
          "_evaluate",
          "evaluate",
          "modules",
          "environ");

  private Attributes() {}

  static boolean isDunder(String name) {
    return name.length() > 4 && name.startsWith("__") && name.endsWith("__");
  }

  static boolean isDangerousModule(String name) {
    return DANGEROUS_MODULES.contains(unaliased(name));
  }

  /// `_sys` is `sys`, and `np` is `numpy`.
  static String unaliased(String name) {
    int i = 0;
    while (i < name.length() && name.charAt(i) == '_') {
      i++;
    }
    String bare = name.substring(i);
    return ALIASES.getOrDefault(bare, bare);
  }

  /// Whether a method of that name does something rather than hold something.
  static boolean acts(String name) {
    return ACTING.contains(name);
  }
}
