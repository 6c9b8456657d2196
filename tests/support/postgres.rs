//! One private PostgreSQL for all tests of a run, on a socket in a folder of its own; each test gets a fresh schema.
//! A shell stands guard: it stops the server and removes the folder as soon as the tests are gone, however they ended.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{env, fs, process, thread};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use sociale_kaart::db::Url;

/// Ends when its input does, which the system closes when the test program ends in any way. `$1` is the folder of the
/// programs and `$2` the folder of the data. No `trap`: the guard has a process group of its own, out of reach of Ctrl-C.
const GUARD: &str = r#"
cd "$2" || exit 1
"$1/initdb" -D data -U kaart -A trust -E UTF8 --no-locale --no-sync >initdb.log 2>&1 || exit 1
"$1/postgres" -D data -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off \
  </dev/null >postgres.log 2>&1 &
server=$!
read -r _
kill -QUIT "$server" 2>/dev/null
wait "$server"
cd / && rm -rf "$2"
"#;

/// Patience with a slow machine; a server that is not up by then will not come up.
const TRIES: u32 = 600;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

static SERVER: OnceLock<Option<Server>> = OnceLock::new();
static SCHEMAS: AtomicU32 = AtomicU32::new(0);

struct Server {
    folder: PathBuf,
    /// Holds the input that keeps the guard waiting.
    guard: Child,
}

/// An empty schema on the server of this run; `None` when PostgreSQL is not installed.
pub fn fresh_url() -> Option<Url> {
    let server = SERVER.get_or_init(|| programs().map(|programs| Server::start(&programs))).as_ref()?;
    let schema = format!("story_{}", SCHEMAS.fetch_add(1, Ordering::Relaxed));
    let mut conn = PgConnection::establish(&server.url()).unwrap();
    conn.batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
    Some(format!("{}&options=-csearch_path%3D{schema}", server.url()).parse().unwrap())
}

impl Server {
    fn start(programs: &Path) -> Self {
        // Short, because the name of a socket may have 107 characters.
        let folder = env::temp_dir().join(format!("kaart-pg-{}", process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        let mut guard = Command::new("/bin/sh");
        guard.args(["-c", GUARD, "guard"]).arg(programs).arg(&folder);
        guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        if fs::metadata(&folder).unwrap().uid() == 0 {
            let (user, group) = unprivileged_user();
            chown(&folder, Some(user), Some(group)).unwrap();
            guard.uid(user).gid(group);
        }
        let mut server = Self { guard: guard.spawn().unwrap(), folder };
        server.wait();
        server
    }

    fn wait(&mut self) {
        for _ in 0..TRIES {
            if PgConnection::establish(&self.url()).is_ok() {
                return;
            }
            let ended = self.guard.try_wait().unwrap();
            assert!(ended.is_none(), "PostgreSQL did not start: {}", self.log());
            thread::sleep(BETWEEN_TRIES);
        }
        panic!("PostgreSQL did not answer: {}", self.log());
    }

    fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=kaart", self.folder.display())
    }

    fn log(&self) -> String {
        ["initdb.log", "postgres.log"]
            .map(|log| fs::read_to_string(self.folder.join(log)).unwrap_or_default())
            .join("\n")
    }
}

/// The folder that holds `initdb` and `postgres`: on the path, or the newest where Debian keeps them.
fn programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
        .unwrap_or_default();
    debian.sort_by_key(|folder| version_of(folder));
    let complete = |folder: &PathBuf| ["initdb", "postgres"].iter().all(|name| folder.join(name).exists());
    debian.into_iter().rev().chain(env::split_paths(&path)).find(complete)
}

fn version_of(folder: &Path) -> u32 {
    folder.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse().ok()).unwrap_or_default()
}

/// PostgreSQL refuses to run as root: its own user, or else nobody.
fn unprivileged_user() -> (u32, u32) {
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let ids = |name: &str| {
        let line = users.lines().find(|line| line.starts_with(&format!("{name}:")))?;
        let mut fields = line.split(':').skip(2).map(str::parse);
        Some((fields.next()?.ok()?, fields.next()?.ok()?))
    };
    ids("postgres").or_else(|| ids("nobody")).expect("a user without rights to run PostgreSQL as")
}
