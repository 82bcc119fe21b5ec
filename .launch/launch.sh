# Sourced by ./pki, ./lockd and ./lock: finds the JDK 25, builds on first use, starts fast. POSIX sh, few forks.
#
#   launch NAME JAR MAIN_CLASS [ARGUMENT...]      $root is the top of the source tree; $options are the JVM's,
#                                                 $cache the name of the AOT cache where it is not NAME; after
#                                                 `gui` it is all about the desktop program

cache= modules= projects=pki-core,lock-runtime trainer=train stamp_file=aot.stamp

# The desktop program: its jar knows all of pki, and JavaFX alone lies on the module path, so that it does not warn.
gui() {
    cache=pki-gui modules=pki-gui/target/javafx projects=pki-core,pki-gui trainer=train-gui stamp_file=aot-gui.stamp
}

fail() {
    printf '%s: error: %s\n%s: hint: %s\n' "$name" "$1" "$name" "$2" >&2
    exit 10
}

# A JDK 25 has javac and a release file that says so. Reads with the shell alone: a fork costs more than the file.
is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in 'JAVA_VERSION="25'[\".]*) return 0 ;; esac
    done <"$1/release"
    return 1
}

# Sets $jdk: JAVA_HOME, then PATH, then the usual folders.
find_jdk() {
    jdk=${JAVA_HOME:-}
    [ -n "$jdk" ] && is_jdk_25 "$jdk" && return 0
    if on_path=$(command -v javac); then
        on_path=$(readlink -f "$on_path")
        jdk=${on_path%/bin/javac}
        is_jdk_25 "$jdk" && return 0
    fi
    for jdk in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        is_jdk_25 "$jdk" && return 0
    done
    return 1
}

# One build at a time: whoever waited for another's finds the jar there. An interrupted build leaves no half jar.
build() {
    command -v mvn >/dev/null || fail "$jar is not built and Maven is not on the PATH" \
        "install Maven 3.8.7 or newer (Debian: apt-get install maven), then run $0 again"
    mkdir -p "$root/target"
    (
        ! command -v flock >/dev/null || flock 9
        [ ! -f "$jar" ] || exit 0
        trap 'rm -f "$jar"; exit 1' HUP INT TERM
        printf '%s: building Lockward, once (mvn package, one to two minutes)\n' "$name" >&2
        cd "$root" || exit 1
        mvn -B -q package -DskipTests -pl "$projects" >target/build.log 2>&1 </dev/null 9>&- ||
            { cat target/build.log >&2 && exit 1; }
    ) 9>"$root/target/build.lock" ||
        fail "the build failed" "read Maven's lines above; cd $root && mvn -B verify shows all of them"
}

# The AOT cache of JDK 25 does not notice that its jar changed (JDK-8377932), so the caches are used only while the
# stamp beside them names exactly these jars (inode, size, change time) and this JDK. A stamp without a cache: making
# it failed, and is tried again after the next build only.
stamp() {
    case $modules in
        '') set -- "$root/pki-core/target/pki.jar" "$root/lock-runtime/target/lock.jar" ;;
        *) set -- "$root/pki-gui/target/pki-gui.jar" "$root/$modules"/*.jar ;;
    esac
    # shellcheck disable=SC2046 # the lines become one
    set -- $(stat -c '%i %s %y %z' "$@" 2>/dev/null) "$jdk"
    printf '%s' "$*"
}

stamped() {
    [ -f "$root/target/$stamp_file" ] && IFS= read -r made_for <"$root/target/$stamp_file" && [ "$made_for" = "$(stamp)" ]
}

launch() {
    name=$1 jar=$root/$2 main=$3
    shift 3
    find_jdk || fail "no JDK 25 in JAVA_HOME, PATH or the usual folders" \
        "install one (for example Temurin 25) and point JAVA_HOME at it"
    [ -f "$jar" ] || build
    # Without a fitting cache the command starts all the same, only slower.
    set -- -cp "$jar" "$main" "$@"
    [ -z "$modules" ] || set -- --module-path "$root/$modules" --add-modules javafx.controls "$@"
    case ${LOCKWARD_TRAINING:-} in
        '')
            { stamped || { "$root/.launch/$trainer" "$jdk" && stamped; }; } && [ -r "$root/target/${cache:-$name}.aot" ] &&
                set -- -XX:AOTCache="$root/target/${cache:-$name}.aot" "$@"
            ;;
        none) ;;
        *) set -- -XX:AOTCacheOutput="$LOCKWARD_TRAINING" "$@" ;;
    esac
    # Quiet logging: a cache that the JVM cannot use would otherwise be told on stdout.
    exec "$jdk/bin/java" $options -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr \
        -Dlockward.lockd="$root/lockd" -Dlockward.lock="$root/lock" "$@"
}
