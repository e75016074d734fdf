# The packages for Linux: .deb, .rpm and a portable .tar.xz of the same tree. Needs build.sh.

package_tools=(dpkg rpm xz-utils)
packaging=$root/resources/packaging
machine=$(uname -m)
summary="Complete requests to the support of the Electronic School"
description=(
  "Helps a teacher write to the support of the information system Electronic School:"
  "asks step by step for what the support needs, takes and marks screenshots,"
  "checks the letter and sends it, and keeps the number of the incident."
)

make_packages() {
  set_up_system "${package_tools[@]}"
  local tree
  tree=$(mktemp -d)
  package_tree "$tree/installed"
  say "Packing"
  make_portable "$tree" & make_deb "$tree" & make_rpm "$tree" &
  local status=0
  wait %1 || status=1; wait %2 || status=1; wait %3 || status=1
  rm -rf "$tree"
  return "$status"
}

# package_tree FOLDER: what is installed, below FOLDER as below /.
package_tree() {
  local tree=$1 size picture
  mkdir -p "$tree/opt" "$tree/usr/bin"
  cp -a "$bundle" "$tree/opt/edusupport-desktop"
  ln -s /opt/edusupport-desktop/edusupport-desktop "$tree/usr/bin/edusupport-desktop"
  install -Dm 644 -t "$tree/usr/share/applications" "$packaging/ru.edusupport.Desktop.desktop"
  install -Dm 644 -t "$tree/usr/share/metainfo" "$packaging/ru.edusupport.Desktop.metainfo.xml"
  for picture in "$root"/resources/icons/app/edusupport-desktop-*.png; do
    size=${picture##*-}; size=${size%.png}
    install -Dm 644 "$picture" "$tree/usr/share/icons/hicolor/${size}x$size/apps/edusupport-desktop.png"
  done
  install -Dm 644 -t "$tree/usr/share/icons/hicolor/scalable/apps" "$root/resources/icons/edusupport-desktop.svg"
  chmod -R u=rwX,go=rX "$tree"
  find "$tree" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
}

make_portable() {
  local name=edusupport-desktop-$version folder=$1/portable
  mkdir "$folder"
  cp -a "$bundle" "$folder/$name"
  cp "$packaging/portable.txt" "$folder/$name/"
  tar -C "$folder" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "$name" |
    xz -6 -T0 >"$dist/$name-linux-$machine.tar.xz"
}

make_deb() {
  local tree=$1/deb architecture
  architecture=$(dpkg --print-architecture)
  cp -a "$1/installed" "$tree"
  mkdir "$tree/DEBIAN"
  install -Dm 644 "$packaging/debian-copyright" "$tree/usr/share/doc/edusupport-desktop/copyright"
  cat >"$tree/DEBIAN/control" <<CONTROL
Package: edusupport-desktop
Version: $version
Architecture: $architecture
Maintainer: EduSupport Desktop maintainers <maintainers@edusupport.invalid>
Section: education
Priority: optional
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f 1)
Depends: libc6 (>= $glibc), libstdc++6, libsystemd0
Recommends: fonts-dejavu-core | fonts-liberation | fonts-noto-core
Description: $summary
$(printf ' %s\n' "${description[@]}")
 .
 The program brings everything it needs in /opt/edusupport-desktop; of the
 system it uses the C library (glibc $glibc or later), and nothing else.
CONTROL
  (cd "$tree" && find . -type f -not -path './DEBIAN/*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  chmod -R u=rwX,go=rX "$tree/DEBIAN"
  dpkg-deb --root-owner-group -Zxz --build "$tree" "$dist/edusupport-desktop_${version}_$architecture.deb" >&2
}

make_rpm() {
  local top=$1/rpm
  mkdir "$top"
  cat >"$top/edusupport-desktop.spec" <<SPEC
Name: edusupport-desktop
Version: $version
Release: 1
Summary: $summary
Summary(ru): Полные обращения в поддержку «Электронной школы»
License: Apache-2.0 AND LGPL-3.0-only
Group: Education
AutoReqProv: no
Requires: libc.so.6(GLIBC_$glibc)(64bit)
Requires: libstdc++.so.6()(64bit)
Requires: libsystemd.so.0()(64bit)
Provides: application(ru.edusupport.Desktop.desktop)

%description
$(printf '%s\n' "${description[@]}")

The program brings everything it needs in /opt/edusupport-desktop; of the
system it uses the C library (glibc $glibc or later), and nothing else.

%description -l ru
Помогает учителю написать в поддержку АИС «Электронная школа»: по шагам спрашивает
всё, что нужно поддержке, делает снимки экрана с пометками, проверяет письмо,
отправляет его и хранит номер инцидента.

%install
cp -a "$1/installed/." %{buildroot}/

%files
/opt/edusupport-desktop
/usr/bin/edusupport-desktop
/usr/share/applications/ru.edusupport.Desktop.desktop
/usr/share/metainfo/ru.edusupport.Desktop.metainfo.xml
# The icon theme's folders, shared with whoever has icons there: a bare system has no package that owns them.
%dir /usr/share/icons/hicolor
%dir /usr/share/icons/hicolor/*
%dir /usr/share/icons/hicolor/*/apps
/usr/share/icons/hicolor/*/apps/edusupport-desktop.*
SPEC
  # What is inside is as its makers built it: nothing is stripped, compiled or linked to debugging data here.
  LC_ALL=C.UTF-8 rpmbuild -bb --quiet --define "_topdir $top" --define "_rpmdir $dist" \
    --define "_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm" \
    --define "__os_install_post %{nil}" --define "debug_package %{nil}" --define "_build_id_links none" \
    --define "_binary_payload w6T.xzdio" --define "_buildhost localhost" --define "use_source_date_epoch_as_buildtime 1" \
    --define "clamp_mtime_to_source_date_epoch 1" "$top/edusupport-desktop.spec" >&2
}
