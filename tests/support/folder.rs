//! A folder of its own for one test, gone when the test is over.
//! What is put into it is the test's business.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

static NEXT: AtomicU32 = AtomicU32::new(0);

pub struct Folder {
    path: PathBuf,
    /// Removes a folder that outlives its test.
    guard: Option<Child>,
}

impl Folder {
    pub fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("sociale-kaart-{}-{number}", process::id()));
        // A process that was killed may have left one under the same number.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self { path, guard: None }
    }

    /// The same folder for all tests of a run. A shell waits until the run is over, however it ends, because nothing
    /// that is shared is ever dropped.
    pub fn lasting(mut self) -> Self {
        let mut guard = Command::new("/bin/sh");
        guard.args(["-c", r#"read -r _; rm -rf "$1""#, "guard"]).arg(&self.path);
        self.guard = Some(guard.stdin(Stdio::piped()).process_group(0).spawn().unwrap());
        self
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.guard.is_none() {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
