"""Where mlcat keeps its files, by platform and environment."""

import os

import pytest

from mlcat import paths
from mlcat.paths import Folders, home_folder, user_folders

HOME = {"HOME": "/home/ada"}
DEFAULT = "/home/ada/.local/share/mlcat", "/home/ada/.cache/mlcat"


@pytest.mark.parametrize(
    ("platform", "environ", "data", "cache"),
    [
        pytest.param("linux", {}, *DEFAULT, id="Linux"),
        pytest.param("freebsd14", {}, *DEFAULT, id="another Unix"),
        pytest.param("darwin", {}, "/home/ada/Library/Application Support/mlcat", "/home/ada/Library/Caches/mlcat",
                     id="macOS"),
        pytest.param("linux", {"XDG_DATA_HOME": "/d"}, "/d/mlcat", DEFAULT[1], id="XDG data"),
        pytest.param("linux", {"XDG_CACHE_HOME": "/c"}, DEFAULT[0], "/c/mlcat", id="XDG cache"),
        pytest.param("darwin", {"XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/c"}, "/d/mlcat", "/c/mlcat",
                     id="XDG on macOS"),
        pytest.param("linux", {"XDG_DATA_HOME": "d", "XDG_CACHE_HOME": "./c"}, *DEFAULT,
                     id="a relative XDG path is ignored"),
        pytest.param("linux", {"XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""}, *DEFAULT,
                     id="an empty XDG path is ignored"),
        pytest.param("win32", {"LOCALAPPDATA": "/l", "TEMP": "/t"}, "/l/mlcat", "/l/mlcat/Cache", id="Windows"),
        pytest.param("win32", {"USERPROFILE": "/u"}, "/u/AppData/Local/mlcat", "/u/AppData/Local/mlcat/Cache",
                     id="Windows without LOCALAPPDATA"),
        pytest.param("win32", {"LOCALAPPDATA": "/l", "XDG_CACHE_HOME": "/c"}, "/l/mlcat", "/c/mlcat",
                     id="XDG on Windows"),
    ],
)  # fmt: skip
def test_the_folders_follow_the_platform_and_the_given_environment(platform, environ, data, cache):
    folders = user_folders(HOME | environ, platform)
    assert (folders.data, folders.cache, folders.catalogs) == (data, cache, data + "/catalogs")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_data_and_cache_are_never_the_same_folder(platform):
    folders = user_folders({}, platform)
    assert folders.data != folders.cache
    assert not folders.catalogs.startswith(folders.cache)


def test_the_home_of_the_given_environment_takes_precedence(monkeypatch):
    monkeypatch.setenv("HOME", "/home/of-the-process")
    assert home_folder({"HOME": "/home/given"}, "linux") == "/home/given"


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "relative"}, {"HOME": "~"}])
def test_without_an_absolute_home_the_password_database_is_used(monkeypatch, environ):
    monkeypatch.setattr(paths, "_account_home", lambda: "/home/of-the-account")
    assert home_folder(environ, "linux") == "/home/of-the-account"


@pytest.mark.parametrize("account", ["", "relative"])
def test_an_account_without_a_home_gets_a_folder_that_does_not_exist(monkeypatch, account):
    monkeypatch.setattr(paths, "_account_home", lambda: account)
    assert user_folders({}, "linux").catalogs == "/nonexistent/.local/share/mlcat/catalogs"


@pytest.mark.skipif(os.name != "posix", reason="there is no password database")
def test_an_account_missing_from_the_password_database_has_no_home(monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)
    assert home_folder({}, "linux") == "/nonexistent"


def test_determining_the_folders_creates_none(folders: Folders):
    assert not os.path.exists(folders.data)
    assert not os.path.exists(folders.cache)
