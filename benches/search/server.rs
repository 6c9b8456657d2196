//! The real program in a folder of its own, started, asked and stopped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::client::Client;

const BINARY: &str = env!("CARGO_BIN_EXE_sociale-kaart");

pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("sociale-kaart-bench-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Copies what one folder keeps into another.
pub fn copy(from: &Folder, to: &Folder) {
    let status = Command::new("cp").arg("-r").arg(from.path().join(".")).arg(to.path()).status();
    assert!(status.expect("cp runs").success());
}

/// Runs one command to its end.
pub fn run(folder: &Folder, arguments: &[&str]) {
    let status = Command::new(BINARY).args(arguments).arg("--data").arg(folder.path()).stdout(Stdio::null()).status();
    assert!(status.expect("the program runs").success(), "{arguments:?} failed");
}

pub fn binary_size() -> u64 {
    fs::metadata(BINARY).expect("the program").len()
}

pub struct Server {
    process: Child,
    address: String,
}

impl Server {
    /// Starts the server and waits until it answers a search.
    pub fn start(folder: &Folder, more: &[&str]) -> Self {
        let port =
            std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let address = format!("127.0.0.1:{port}");
        let mut command = Command::new(BINARY);
        command.args(["serve", "--listen", &address, "--data"]).arg(folder.path()).args(more).stdout(Stdio::null());
        let server = Self { process: command.spawn().expect("the program starts"), address };
        let began = Instant::now();
        while std::net::TcpStream::connect(&server.address).is_err() {
            assert!(began.elapsed() < Duration::from_secs(120), "the server does not listen");
            std::thread::sleep(Duration::from_millis(2));
        }
        Client::connect(&server.address).get("/api/v1/search?q=koffie");
        server
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// Resident memory in bytes.
    pub fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
        line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) * 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
