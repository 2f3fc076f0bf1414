"""Opening the ONNX models that ship with the coach: few cores, no telemetry, nothing before it is asked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

CLS: Final = 101
SEP: Final = 102
"""The tokens that open a text and close it, to both models."""
MOST_THREADS: Final = 4
"""More don't make a sentence quicker."""


class EncoderError(RuntimeError):
    """A model is missing, or what it needs is not installed."""


def open_session(path: Path) -> Any:
    """A session of onnxruntime on at most ``MOST_THREADS`` cores; what it finds is the same on any number.

    Raises:
        EncoderError: the file is missing, or onnxruntime is not installed.
    """
    if not path.is_file():
        raise EncoderError(f"{path.name} is missing from the package. Install the coach again.")
    # From its release 1.29 the runtime writes a device id and calls its maker as soon as it is imported,
    # unless this variable is set before: https://github.com/microsoft/onnxruntime/pull/27379
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime  # noqa: PLC0415 - only who asks for a model waits for it
    except ImportError as error:
        raise EncoderError("The models need onnxruntime. Run: pip install onnxruntime") from error
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(MOST_THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def open_tokenizer(path: Path) -> Any:
    """A tokenizer of the tokenizers library.

    Raises:
        EncoderError: the file is missing, or tokenizers is not installed.
    """
    if not path.is_file():
        raise EncoderError(f"{path.name} is missing from the package. Install the coach again.")
    try:
        from tokenizers import Tokenizer  # noqa: PLC0415
    except ImportError as error:
        raise EncoderError("The models need tokenizers. Run: pip install tokenizers") from error
    return Tokenizer.from_file(str(path))
