#!/bin/sh
# Brings resources/translations up to date with the texts in the source, and compiles them:
# sh build/translate.sh. What has no translation yet is marked type="unfinished" in the .ts files.
# The sentences of the layers below are listed in resources/sentences.txt on the way.
# English is in the source; its file has the texts only that are different for one and for many.
set -eu
cd "$(dirname "$0")/.."
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
python build/album_titles.py >"$elsewhere/album_titles.py"
python build/recipe_words.py >"$elsewhere/recipe_words.py"
python build/sentences.py >"$elsewhere/sentences_below.py"
for language in en de; do
    plurals=$([ $language = en ] && echo -pluralonly || true)
    pyside6-lupdate -silent -no-obsolete -locations none $plurals \
        -source-language en -target-language $language \
        desktop/cene/ui/*.py desktop/cene/ui/*/*.py "$elsewhere"/*.py -ts resources/translations/cene_$language.ts
    pyside6-lrelease -silent resources/translations/cene_$language.ts
done
