"""The awk program with which every script filters at TAB; it runs alike in gawk, mawk, busybox and macOS's awk.

It gets everything by the environment, where no shell and no awk interprets it:

- MLCAT_WORD: what is typed of the value, as a command would get it; matched in any case
- MLCAT_PREFIX: what stands before it in the same word and comes back with each match (`--tag=`)
- MLCAT_KIND: which values of the files: id, section, tag, catalog, or empty
- MLCAT_FIXED: values that the script has, as lines `value<TAB>help`
- MLCAT_CATALOG: only what this catalog has, by name or title; empty or `all`: of every catalog
- MLCAT_QUOTE: `none` to write `value<TAB>title`; for bash, which inserts what it gets as it is: `bare`, `double` or
  `single`, the quotes that are open where the text goes, to write the value quoted
- MLCAT_CASE: `exact` where the shell cannot take a match in another case
- MLCAT_HEAD: for bash, how the match begins that stays on the line

The values' files are its arguments. LC_ALL=C must be set, so that letters are bytes and each awk counts alike. It has
no single quote in it, so that it stands in a script between two.
"""

MOST = 1000
"""Matches that are shown: nobody reads more, and shells get slow. What all matches begin with, and shells put there, is
what those shown begin with: one stands for those that are not."""

PROGRAM = (
    r"""
BEGIN {
    typed = ENVIRON["MLCAT_WORD"]; wanted = tolower(typed); length_wanted = length(wanted)
    prefix = ENVIRON["MLCAT_PREFIX"]; kind = ENVIRON["MLCAT_KIND"]; quote = ENVIRON["MLCAT_QUOTE"]
    head = length(ENVIRON["MLCAT_HEAD"])
    only = tolower(ENVIRON["MLCAT_CATALOG"]); if (only == "all") only = ""
    owner = ""
    if (kind == "id" && (colon = index(wanted, ":"))) owner = substr(wanted, 1, colon - 1)
    if (kind == "catalog") only = ""
    count = 0
    lines = split(ENVIRON["MLCAT_FIXED"], line, "\n")
    for (i = 1; i <= lines; i++) offer(before_tab(line[i]), after_tab(line[i]))
    RS = ""
    if (kind != "") for (file = 1; file < ARGC; file++) look(ARGV[file])
    finish()
}

# A record is a block of lines. The first has the catalog, all of its sections and tags; the others have ids in order.
function look(file,    block, line, lines, i, key, first, kept) {
    if ((getline block < file) <= 0) return
    lines = split(block, line, "\n")
    if (substr(line[1], 1, 8) != "catalog\t") return
    name = tolower(before_tab(substr(line[1], 9)))
    title = tolower(after_tab(substr(line[1], 9)))
    if ((only != "" && only != name && only != title) || (owner != "" && owner != name)) { close(file); return }
    key = kind "\t"
    if (kind != "id") {
        for (i = 1; i <= lines; i++) {
            first = substr(line[i], length(key) + 1)
            if (substr(line[i], 1, length(key)) == key) offer(before_tab(first), after_tab(first))
        }
        close(file)
        return
    }
    key = key (owner == "" ? wanted : substr(wanted, length(owner) + 2))
    kept = ""
    while ((getline block < file) > 0) {
        if (!index(block, key)) {
            if (substr(block, 1, length(key)) > key) break
        }
        else if (count >= MOST && substr(block, 1, length(key)) == key) {
            # They are in order: of those that are not shown, the first and the last tell what all begin with.
            offer_id(substr(block, 1, index(block, "\n") - 1))
            kept = block
        }
        else offer_ids(block, key)
    }
    if (kept != "") offer_ids(kept, key)
    close(file)
}

function offer_ids(block, key,    line, lines, i) {
    lines = split(block, line, "\n")
    for (i = 1; i <= lines; i++) if (substr(line[i], 1, length(key)) == key) offer_id(line[i])
}

function offer_id(line,    first) {
    first = substr(line, 4)
    offer((owner == "" ? "" : owner ":") before_tab(first), after_tab(first))
}

function before_tab(text) { return index(text, "\t") ? substr(text, 1, index(text, "\t") - 1) : text }
function after_tab(text) { return index(text, "\t") ? substr(text, index(text, "\t") + 1) : "" }

function offer(value, title) {
    if (tolower(substr(value, 1, length_wanted)) != wanted || value in seen || value == "") return
    if (ENVIRON["MLCAT_CASE"] == "exact" && substr(value, 1, length_wanted) != typed) return
    seen[value] = 1
    if (count < MOST) {
        found[++count] = value
        titles[count] = title
        if (count == MOST) shared = in_common()
    }
    else if (substr(value, 1, shared) != substr(found[1], 1, shared)) {
        found[MOST] = value
        titles[MOST] = title
        shared = in_common()
    }
    if (count == MOST && shared <= length_wanted) { finish(); exit }
}

# How many letters all matches begin with.
function in_common(    i, common) {
    common = length(found[1])
    for (i = 2; i <= count; i++)
        while (common > 0 && substr(found[i], 1, common) != substr(found[1], 1, common)) common--
    return common
}

function finish(    i) {
    if (quote == "none") {
        for (i = 1; i <= count; i++) print prefix found[i] "\t" titles[i]
        return
    }
    keep_typed()
    for (i = 1; i <= count; i++) print quoted(substr(prefix found[i], head + 1))
}

# bash puts what all matches begin with, unless that is nothing, in the place of what is typed. Where they differ in
# case it would be less than what is typed: then the matches begin as it was typed.
function keep_typed(    i, common) {
    if (count < 2) return
    common = in_common()
    if (common + length(prefix) > head && common < length_wanted)
        for (i = 1; i <= count; i++) found[i] = typed substr(found[i], length_wanted + 1)
}

function quoted(text,    i, one, result) {
    result = one = ""
    for (i = 1; i <= length(text); i++) {
        one = substr(text, i, 1)
        if (quote == "single") result = result (one == "\047" ? "\047\\\047\047" : one)
        else if (quote == "double") result = result (one == "!" ? "\"\\!\"" : (index("$`\"\\", one) ? "\\" one : one))
        else result = result (index(" !\"#$&\047()*;<>?[\\]^`{|}~", one) ? "\\" one : one)
    }
    # bash closes the quotes, unless the last character looks as if that was done.
    if (quote != "bare" && one == (quote == "single" ? "\047" : "\"")) result = result one
    if (quote == "double" && one == "!") result = result "\""
    return result
}
""".replace("MOST", str(MOST))
).strip()
