#!/bin/sh
# Lays out what is installed or packed: assemble.sh BINARY FOLDER
#
#     bin/baguan                    the program; Swift's own libraries are inside
#     lib/baguan/*.so               the system libraries that it needs besides the C library, so that none has to be installed
#     share/baguan/                 the rule packs, for reading; the program carries its own copy
#     share/doc/baguan/             README, change log, and the licences of all of this
#
# BINARY must have been linked with the run path $ORIGIN/../lib/baguan as an old tag (DT_RPATH); one that would look
# elsewhere is refused.
set -eu
binary=$1
folder=$2
here=$(cd "$(dirname "$0")/.." && pwd)
doc=$folder/share/doc/baguan

rm -rf "$folder"
mkdir -p "$folder/bin" "$folder/lib/baguan" "$folder/share/baguan" "$doc/licences"
install -m 755 "$binary" "$folder/bin/baguan"
strip --strip-unneeded "$folder/bin/baguan"

# What every Linux with glibc has, by its names in the C library's own package.
standard='linux-vdso.so.1|ld-linux-[a-z0-9-]*.so.[0-9]|libc.so.6|libm.so.6|libdl.so.2|libpthread.so.0|librt.so.1|libresolv.so.2'
ldd "$binary" | sed -n 's/^[[:space:]]*\([^ ]*\) => \(\/[^ ]*\) .*/\1 \2/p' | grep -Ev "^($standard) " | while read -r name path; do
    case $name in
    libswift* | lib_Foundation* | libFoundation* | libdispatch* | libBlocksRuntime*)
        echo "$name is not in the program: link it with --static-swift-stdlib" >&2
        exit 1 ;;
    esac
    install -m 644 "$(readlink -f "$path")" "$folder/lib/baguan/$name"
    # The package's own statement of its licence.
    package=$(dpkg-query -S "$(readlink -f "$path")" 2>/dev/null | cut -d: -f1 | head -1)
    test -n "$package" || package=$(dpkg-query -S "*/$(basename "$(readlink -f "$path")")" | cut -d: -f1 | head -1)
    install -m 644 "/usr/share/doc/$package/copyright" "$doc/licences/$package.txt"
done

cp -R "$here/Rules" "$folder/share/baguan/Rules"
install -m 644 "$here/README.md" "$here/README.zh-CN.md" "$here/CHANGELOG.md" "$here/LICENSE" "$doc"
install -m 644 "$(dirname "$(readlink -f "$(command -v swift)")")/../share/swift/LICENSE.txt" "$doc/licences/swift.txt"
for package in swift-argument-parser swift-crypto swift-asn1 Yams; do
    for checkout in "$(dirname "$(dirname "$(dirname "$(readlink -f "$binary")")")")"/checkouts/$package; do
        cat "$checkout"/LICENSE* > "$doc/licences/$package.txt"
        test ! -f "$checkout/NOTICE.txt" || cat "$checkout/NOTICE.txt" >> "$doc/licences/$package.txt"
    done
done

# Does it find all that it needs in the folder alone?
strangers=$(ldd "$folder/bin/baguan" | sed -n 's/^[[:space:]]*\([^ ]*\) => \(.*\) (.*/\1 \2/p' | grep -Ev "^($standard) " \
    | grep -v " $(readlink -f "$folder")/" || true)
if [ -n "$strangers" ]; then
    echo "these would be looked for outside the folder:" >&2
    echo "$strangers" >&2
    exit 1
fi
