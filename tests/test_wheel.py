"""The wheel as it is installed elsewhere."""

import os
import subprocess
import sys
import venv
import zipfile

from tests.builders import ROOT, SEED

FETCH = """
import re, sys
from pathlib import Path
from voicereader.settings import Settings
from voicereader.studio import Studio
from voicereader.web import create_app
with Studio(Settings(cache=Path("cache")), Path(sys.argv[1])) as studio:
    client = create_app(studio).test_client()
    page = client.get("/", headers={"Accept-Language": "ru"}).text
    sheet = client.get(re.search(r'href="(/static/[^"]+[.]css)"', page).group(1), buffered=True)
    print(sheet.status_code, sheet.mimetype, "Statements following" in page and "Настройки" in page, sys.modules["voicereader"].__file__)
"""


def test_a_wheel_serves_pages_and_styles_from_another_folder(tmp_path):
    """Templates, words and style sheets are in the wheel: installed in a clean environment they are served."""
    quiet = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(quiet, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        shipped = {name for name in content.namelist() if not name.endswith((".py", "/"))}
    data = {str(file.relative_to(ROOT / "src")) for file in (ROOT / "src").rglob("*") if file.is_file()}
    assert {name for name in data if not name.endswith((".py", ".pyc")) and ".egg-info" not in name} <= shipped
    venv.create(tmp_path / "clean", with_pip=False)
    python = tmp_path / "clean" / "bin" / "python"
    install = ["-m", "pip", "--quiet", "--python", str(python), "install", "--no-deps", str(wheel)]
    subprocess.run([sys.executable, *install], check=True, capture_output=True)
    # Its dependencies are those of this environment; the package itself can only come from the wheel.
    ours = os.pathsep.join(path for path in sys.path if "site-packages" in path)
    answer = subprocess.run(
        [
            python,
            "-c",
            FETCH,
            SEED.parent,
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": ours},
        check=False,
    )
    assert answer.stdout.startswith(f"200 text/css True {tmp_path}"), answer.stderr
