package dev.trivet.artifact.config;

import java.util.Set;

/// Judges dotted Python names that configuration tells a framework to import and call.
///
/// Pickles have their own, finer lists; here a framework always calls what is named, with arguments
/// from the same file.
public final class Callables {
  /// What calling a name does.
  public enum Judgement {
    /// It runs commands, loads code, or reaches files or the network.
    HARMFUL,
    /// A class or function of a machine-learning library.
    KNOWN,
    /// Nobody has judged it.
    UNKNOWN
  }

  private static final Set<String> HARMFUL_ROOTS =
      Set.of(
          "os",
          "posix",
          "nt",
          "ntpath",
          "posixpath",
          "genericpath",
          "subprocess",
          "_posixsubprocess",
          "sys",
          "builtins",
          "__builtin__",
          "__builtins__",
          "importlib",
          "imp",
          "runpy",
          "pty",
          "shutil",
          "socket",
          "_socket",
          "socketserver",
          "ctypes",
          "_ctypes",
          "cffi",
          "pickle",
          "_pickle",
          "cPickle",
          "dill",
          "cloudpickle",
          "marshal",
          "shelve",
          "code",
          "codeop",
          "commands",
          "popen2",
          "pdb",
          "bdb",
          "timeit",
          "trace",
          "profile",
          "cProfile",
          "webbrowser",
          "asyncio",
          "multiprocessing",
          "threading",
          "_thread",
          "urllib",
          "urllib2",
          "requests",
          "http",
          "httplib",
          "httpx",
          "aiohttp",
          "ftplib",
          "smtplib",
          "telnetlib",
          "xmlrpc",
          "tempfile",
          "io",
          "_io",
          "fileinput",
          "linecache",
          "zipimport",
          "zipfile",
          "tarfile",
          "pkgutil",
          "pip",
          "ensurepip",
          "venv",
          "setuptools",
          "distutils",
          "fsspec",
          "pydoc",
          "platform",
          "signal",
          "gc",
          "inspect",
          "types",
          "operator",
          "_operator",
          "atexit",
          "ast",
          "compileall",
          "py_compile",
          "doctest",
          "unittest",
          "test",
          "tkinter",
          "turtle",
          "idlelib",
          "lib2to3",
          "logging.config",
          "IPython",
          "pexpect",
          "paramiko",
          "fabric",
          "invoke",
          "sh",
          "plumbum",
          "boto3",
          "huggingface_hub",
          "nltk.data",
          "mlflow",
          "ray",
          "jsonpickle",
          "yaml",
          "ruamel",
          "joblib",
          "numexpr",
          "cython",
          "numba.cuda",
          "torchserve");

  private static final Set<String> HARMFUL_NAMES =
      Set.of(
          "eval",
          "exec",
          "execfile",
          "compile",
          "open",
          "__import__",
          "getattr",
          "setattr",
          "input",
          "breakpoint",
          "globals",
          "vars",
          "memoryview");

  /// Functions of libraries whose classes are fine.
  private static final Set<String> HARMFUL_PLACES =
      Set.of(
          "torch.load",
          "torch.save",
          "torch.hub",
          "torch.jit.load",
          "torch.jit._script",
          "torch.package",
          "torch.ops",
          "torch.classes",
          "torch.utils.cpp_extension",
          "torch.utils.model_zoo",
          "torch.utils.bottleneck",
          "torch.utils.collect_env",
          "torch.serialization",
          "torch.storage",
          "torch.distributed",
          "torch.multiprocessing",
          "torch.fx.graph_module",
          "torch._inductor",
          "torch._dynamo",
          "torch.from_file",
          "torch.export.load",
          "torch.testing",
          "torch.cuda.nccl",
          "torch.compiler",
          "numpy.load",
          "numpy.save",
          "numpy.savez",
          "numpy.fromfile",
          "numpy.tofile",
          "numpy.f2py",
          "numpy.testing",
          "numpy.distutils",
          "numpy.memmap",
          "numpy.loadtxt",
          "numpy.genfromtxt",
          "numpy.lib",
          "numpy.ctypeslib",
          "numpy.DataSource",
          "scipy.io",
          "scipy.weave",
          "pandas.read_pickle",
          "pandas.eval",
          "pandas.io",
          "pandas.read_csv",
          "pandas.read_hdf",
          "tensorflow.io",
          "tensorflow.py_function",
          "tensorflow.numpy_function",
          "tensorflow.load_library",
          "tensorflow.load_op_library",
          "tensorflow.saved_model",
          "tensorflow.python.framework.load_library",
          "tensorflow.python.ops.script_ops",
          "tensorflow.keras.utils.get_file",
          "tensorflow.keras.models.load_model",
          "keras.utils.get_file",
          "keras.models.load_model",
          "keras.saving.load_model",
          "sklearn.externals",
          "sklearn.datasets",
          "sklearn.utils._testing",
          "transformers.dynamic_module_utils",
          "transformers.utils.hub",
          "transformers.pipeline",
          "transformers.tools",
          "transformers.agents",
          "diffusers.utils",
          "datasets.load_dataset",
          "hydra.utils",
          "hydra.core",
          "hydra._internal",
          "omegaconf.OmegaConf.load",
          "pytorch_lightning.utilities.cloud_io",
          "lightning.app",
          "nemo.utils",
          "monai.bundle",
          "ultralytics.utils.downloads",
          "sentence_transformers.util",
          "timm.models.hub");

  private static final Set<String> KNOWN_ROOTS =
      Set.of(
          "torch",
          "torchvision",
          "torchaudio",
          "torchmetrics",
          "torchtext",
          "transformers",
          "diffusers",
          "pytorch_lightning",
          "lightning",
          "lightning_fabric",
          "nemo",
          "sklearn",
          "numpy",
          "scipy",
          "pandas",
          "tensorflow",
          "tensorflow_addons",
          "keras",
          "tf_keras",
          "keras_hub",
          "keras_nlp",
          "keras_cv",
          "timm",
          "peft",
          "accelerate",
          "datasets",
          "tokenizers",
          "sentence_transformers",
          "xgboost",
          "lightgbm",
          "catboost",
          "monai",
          "ultralytics",
          "speechbrain",
          "omegaconf",
          "collections",
          "pathlib",
          "argparse",
          "easydict",
          "yacs",
          "decimal",
          "datetime",
          "fractions",
          "uuid",
          "math",
          "random",
          "functools",
          "flax",
          "jax",
          "optax",
          "einops",
          "segmentation_models_pytorch",
          "bitsandbytes",
          "ldm",
          "sgm",
          "megatron",
          "apex",
          "deepspeed",
          "hydra",
          "torch_geometric",
          "pyannote",
          "asteroid",
          "espnet",
          "espnet2",
          "fairseq",
          "detectron2",
          "mmcv",
          "mmengine",
          "mmdet",
          "open_clip",
          "onnxruntime",
          "spacy",
          "gensim",
          "statsmodels",
          "imblearn",
          "audiocraft",
          "builtins.dict",
          "argparse.Namespace");

  private Callables() {}

  /// @param dotted as `torch.nn.Linear`
  public static Judgement judge(String dotted) {
    String name = dotted.strip().replace(':', '.');
    if (HARMFUL_NAMES.contains(name) || HARMFUL_ROOTS.contains(root(name))) {
      return isHarmlessBuiltin(name) ? Judgement.KNOWN : Judgement.HARMFUL;
    }
    if (isUnder(HARMFUL_PLACES, name) || isUnder(HARMFUL_ROOTS, name) || hasInternals(name)) {
      return Judgement.HARMFUL;
    }
    return KNOWN_ROOTS.contains(root(name)) ? Judgement.KNOWN : Judgement.UNKNOWN;
  }

  /// Whether importing the module by itself already reaches what it should not.
  public static boolean isHarmfulModule(String module) {
    return judge(module) == Judgement.HARMFUL;
  }

  private static boolean isHarmlessBuiltin(String name) {
    return switch (name) {
      case "builtins.dict",
          "builtins.list",
          "builtins.tuple",
          "builtins.set",
          "builtins.str",
          "builtins.int",
          "builtins.float",
          "builtins.bool",
          "builtins.bytes",
          "builtins.complex",
          "builtins.frozenset",
          "builtins.range",
          "builtins.slice",
          "builtins.object",
          "__builtin__.dict",
          "__builtin__.list",
          "__builtin__.set",
          "types.SimpleNamespace",
          "operator.itemgetter" ->
          true;
      default -> false;
    };
  }

  private static String root(String name) {
    int point = name.indexOf('.');
    return point < 0 ? name : name.substring(0, point);
  }

  private static boolean isUnder(Set<String> places, String name) {
    for (int end = name.indexOf('.'); end > 0; end = name.indexOf('.', end + 1)) {
      if (places.contains(name.substring(0, end))) {
        return true;
      }
    }
    return places.contains(name);
  }

  /// A library's own import of `os` is `os`: `torch.nn.modules.module.os.system`; so is a walk over
  /// attributes.
  private static boolean hasInternals(String name) {
    for (String step : name.split("\\.", -1)) {
      boolean isInternal = step.length() > 4 && step.startsWith("__") && step.endsWith("__");
      boolean isModule =
          switch (step) {
            case "os",
                "sys",
                "subprocess",
                "builtins",
                "importlib",
                "shutil",
                "ctypes",
                "pickle",
                "socket",
                "system",
                "popen",
                "eval",
                "exec" ->
                true;
            default -> false;
          };
      if (isInternal || isModule) {
        return true;
      }
    }
    return false;
  }
}
