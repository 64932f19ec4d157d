"""A real git repository in the project's folder: commits, branches, merges, reverts."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

import ankibuild
from ankibuild.mend import repair_conflict

_SETTINGS = ("-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "gc.auto=0")
_ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""Without the settings of whoever runs the test."""

LOCK = "ankibuild.lock"


class Repository:
    """Git, as an author uses it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._git("init", "-q", "-b", "main")
        (root / ".gitignore").write_text("dist/\n")

    def commit(self, message: str) -> None:
        self._git("add", "-A")
        self._git("commit", "-q", "--allow-empty", "-m", message)

    def revert_last(self, rng: random.Random) -> bool:
        """Reverts the newest commits one by one, up to three; each revert is a commit as well."""
        reverted = [self._reverted(f"HEAD~{2 * number}") for number in range(rng.randint(1, 3))]
        return any(reverted)

    def revert_older(self, rng: random.Random) -> bool:
        """Reverts one commit of the last twelve, if that is possible without a conflict in the sources."""
        return self._reverted(rng.choice(self.commits()[:12]))

    def bring_back(self, rng: random.Random) -> bool:
        """Takes the sources of an old commit, without its lock."""
        self._git("checkout", "-q", rng.choice(self.commits()[:40]), "--", "sources")
        return True

    def branch(self, name: str, rng: random.Random) -> bool:
        """A new branch from one of the last fifteen commits, lock included."""
        self._git("checkout", "-q", "-b", name, rng.choice(self.commits()[:15]))
        return True

    def switch(self, rng: random.Random) -> bool:
        """Goes on working on another branch."""
        others = self._others()
        if others:
            self._git("checkout", "-q", rng.choice(others))
        return bool(others)

    def merge(self, rng: random.Random) -> bool:
        """Merges another branch: in the sources one side has the say where both changed, the lock is repaired."""
        others = self._others()
        if not others:
            return False
        self._try("merge", "--no-ff", "--no-commit", "-q", rng.choice(others))
        return self._settled(rng.choice(("--ours", "--theirs")))

    def commits(self) -> list[str]:
        return self._git("rev-list", "HEAD").split()

    def _reverted(self, commit: str) -> bool:
        parents = self._git("rev-list", "--parents", "-n", "1", commit).split()[1:]
        if not parents:
            return False
        mainline = ("-m", "1") if len(parents) > 1 else ()
        self._try("revert", "--no-edit", "--no-commit", *mainline, commit)
        return self._settled("--ours")

    def _settled(self, side: str) -> bool:
        """Ends a merge or revert: conflicts in the sources by taking one side, in the lock as the message says."""
        for name in self._git("diff", "--name-only", "--diff-filter=U").split():
            if name != LOCK and not self._try("checkout", side, "--", name):
                self._git("rm", "-q", "-f", "--", name)
        if "<<<<<<<" in (self.root / LOCK).read_text("utf-8"):
            repair_conflict(ankibuild.load(self.root).project)
        self.commit("Merged or reverted")
        return True

    def _others(self) -> list[str]:
        current = self._git("branch", "--show-current").strip()
        names = self._git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
        return [name for name in names if name != current]

    def _git(self, *arguments: str) -> str:
        command = ["git", *_SETTINGS, *arguments]
        done = subprocess.run(command, cwd=self.root, env=_ENVIRONMENT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(arguments)}: {done.stderr or done.stdout}"
        return done.stdout

    def _try(self, *arguments: str) -> bool:
        try:
            self._git(*arguments)
        except AssertionError:
            return False
        return True
