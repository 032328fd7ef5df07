"""Make the news language model: train, export, evaluate. From graph/:  python -m training --help"""

from __future__ import annotations

import argparse
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "do", nargs="*", default=["train", "export", "evaluate"], help="train, mix, export, evaluate (all but mix)"
    )
    parser.add_argument("--corpora", type=Path, default=Path("../../shared/corpora"))
    parser.add_argument("--checkpoints", type=Path, default=Path("../build/training"))
    parser.add_argument("--data", type=Path, default=HERE.parent / "onrecord" / "annotate" / "data")
    parser.add_argument("--minutes", type=float, help="stop after so long; the learning rate falls with the clock")
    parser.add_argument("--steps", type=int, help="stop after so many steps: repeatable (default 8000)")
    parser.add_argument("--without", action="append", default=[], help="leave a corpus out (polnear, ud_gum ...)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--baseline", action="store_true", help="evaluate: measure ../shared/baseline in the same run")
    parser.add_argument("--every", type=int, default=1, help="evaluate: every n-th document, for a quick look")
    parser.add_argument("--only", action="append", default=[], help="evaluate: syntax, names, attribution")
    parser.add_argument("--which", default="averaged", choices=["averaged", "net"], help="export: which weights")
    parser.add_argument("--int8", action="store_true", help="export: int8 products too, faster, not alike everywhere")
    parser.add_argument("--with", dest="other", type=Path, help="mix: the folder of an earlier checkpoint of the run")
    parser.add_argument("--share", type=float, default=0.6, help="mix: how much of --checkpoints (default 0.6)")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    parser.add_argument("--only-stances", action="store_true", help="train what reads stances alone, the rest stands")
    arguments = parser.parse_args()
    without = frozenset(arguments.without)
    if "train" in arguments.do:
        from .train import train

        steps = arguments.steps if arguments.steps or arguments.minutes else 8000
        train(
            arguments.corpora, arguments.checkpoints, minutes=arguments.minutes, steps=steps, without=without,
            seed=arguments.seed, threads=arguments.threads, resume=arguments.resume,
            only_stances=arguments.only_stances,
        )  # fmt: skip
    if "mix" in arguments.do:
        from .mix import mix

        if arguments.other is None:
            parser.error("mix needs --with, the folder of the other checkpoint")
        names = (arguments.checkpoints / "last.pt", arguments.other / "last.pt")
        arguments.checkpoints = mix(*names, arguments.share, arguments.checkpoints / "mixed").parent
    if "export" in arguments.do:
        from .export import export

        export(arguments.checkpoints / "last.pt", arguments.data, arguments.which, arguments.int8)
    if "evaluate" in arguments.do:
        from .evaluate import evaluate

        evaluate(
            arguments.corpora, arguments.data, without, arguments.baseline, arguments.every, frozenset(arguments.only)
        )


if __name__ == "__main__":
    main()
