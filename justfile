# Tasks of the project: `just` lists them. They use .venv if it exists, else the active environment.

programs := justfile_directory() / ".venv" / if os_family() == "windows" { "Scripts;" } else { "bin:" }
export PATH := programs + env("PATH")

[private]
default:
    @just --list --unsorted

# Create .venv with everything that the tasks below need
setup:
    {{ if os_family() == "windows" { "python" } else { "python3" } }} -m venv .venv
    python -m pip install -q -e '.[dev,checks]'

# Run the tests on all cores: `just test`, `just test tests/search`
test *arguments:
    pytest -n auto {{ arguments }}

# Run the tests, and list the lines of src/ that no test reaches
cover *arguments:
    pytest -n auto --cov {{ arguments }}

# Make small changes in a copy of the program, and list those that no test notices: `just mutants search importing`
mutants *arguments:
    python scripts/mutate.py {{ arguments }}

# Check style, types, dependencies, spelling and workflows; change nothing
lint:
    ruff check
    ruff format --check
    mypy
    deptry src
    typos
    zizmor --offline --quiet .github

# Correct style where that can be done automatically
format:
    ruff check --fix
    ruff format

# Write what is generated from code: pictures, references, schema, outputs in documents. Look at the difference
docs:
    python scripts/pictures.py
    python scripts/write_commands.py
    python scripts/write_api.py
    python scripts/write_llms.py
    python scripts/write_schema.py
    python scripts/write_share.py
    pytest tests/project/test_readme.py --update-golden
    git diff --stat

# Build wheel and sdist into dist/ and check them
package:
    python -c "import shutil; shutil.rmtree('dist', ignore_errors=True)"
    python -m build
    twine check --strict dist/*
    check-wheel-contents dist/*.whl
    validate-pyproject pyproject.toml

# Run all checks in a clean clone, as continuous integration does
ci:
    .ci/run

# Check that a version can be released, then tag it; RELEASING.md has the other steps
release version:
    python scripts/release.py check {{ version }}
    git diff --quiet HEAD
    .ci/run
    git tag -a v{{ version }} -m "mlcat {{ version }}"
    @echo 'Next: git push origin main v{{ version }}'
