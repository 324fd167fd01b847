#!/usr/bin/env bash
# Builds dist/faellestid_VERSION_ARCH.deb and dist/faellestid-VERSION-linux-ARCH.tar.gz, from a
# fresh environment in build/. Called by `make package`. --tests adds the program faellestid-tests
# to the folder in build/ (it goes into neither package).
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '== %s\n' "$*"; }
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
machine=$(uname -m)
venv=build/venv
folder=build/frozen/faellestid
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date -r pyproject.toml +%s)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0
[ "${1:-}" != --tests ] || export FAELLESTID_TESTS=1

say "Environment for the build"
[ -x "$venv/bin/python" ] || "${PYTHON:-.venv/bin/python}" -m venv "$venv"
extras=package${FAELLESTID_TESTS:+,dev}
"$venv/bin/pip" install --quiet --disable-pip-version-check -c constraints.txt ".[$extras]"

say "The two programs"
rm -rf build/frozen
# What the build's own copy of the packages would add: the sources here are the ones to freeze.
"$venv/bin/pyinstaller" --noconfirm --log-level ERROR --distpath build/frozen \
  --workpath build/pyinstaller installer/faellestid.spec
strip --strip-unneeded "$folder"/_internal/libpython3* "$folder"/_internal/sqlcipher3/*.so
find "$folder" -type d -exec chmod 755 {} + -o -type f -perm /111 -exec chmod 755 {} + \
  -o -type f -exec chmod 644 {} +

[ -z "${FAELLESTID_TESTS:-}" ] || { say "With tests: $folder"; exit 0; }

say "dist/faellestid-$version-linux-$machine.tar.gz"
mkdir -p dist
name="faellestid-$version"
rm -rf "build/tar" && mkdir -p "build/tar/$name"
cp -a "$folder"/. "build/tar/$name/"
cp installer/for-one-user.sh LICENSE "build/tar/$name/"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
  -C build/tar -cf - "$name" | gzip -n -9 > "dist/$name-linux-$machine.tar.gz"

root=build/deb
architecture=$(dpkg --print-architecture 2>/dev/null) || { say "No dpkg here: no .deb"; exit 0; }
say "dist/faellestid_${version}_$architecture.deb"
rm -rf "$root"
install -d "$root/DEBIAN" "$root/usr/lib" "$root/usr/bin" "$root/usr/share/doc/faellestid"
cp -a "$folder" "$root/usr/lib/faellestid"
for program in faellestid faellestid-app; do
  ln -s "../lib/faellestid/$program" "$root/usr/bin/$program"
done
desk=ui/desktop
install -Dm644 $desk/faellestid.desktop -t "$root/usr/share/applications"
install -Dm644 $desk/faellestid.xml -t "$root/usr/share/mime/packages"
install -Dm644 $desk/faellestid.svg -t "$root/usr/share/icons/hicolor/scalable/apps"
install -Dm644 installer/copyright -t "$root/usr/share/doc/faellestid"
gzip -n -9 -c CHANGELOG.md > "$root/usr/share/doc/faellestid/changelog.gz"
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" \
  -e "s/@SIZE@/$(du -sk --apparent-size "$root/usr" | cut -f1)/" \
  -e "s/@GLIBC@/$(ldd --version | sed -n '1s/.* //p')/" installer/control > "$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) > "$root/DEBIAN/md5sums"
dpkg-deb --root-owner-group -Zxz --build "$root" "dist/faellestid_${version}_$architecture.deb" \
  > /dev/null
say "Done"
ls -l dist
