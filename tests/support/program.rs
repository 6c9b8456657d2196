//! The real program as an operator runs it: arguments in, sentences and an exit code out.
//! Each has a data folder of its own and sees no setting of the machine.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{env, fs};

use super::folder::Folder;
use super::house::voorbeeld;
use super::http::{Answer, send};
use super::page::Page;

/// The program with its data folder.
pub struct Program {
    folder: Folder,
}

/// What one run of the program said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    /// The result.
    pub out: String,
    /// Everything beside it.
    pub beside: String,
}

/// The program while it serves; stopped at the end of the test.
pub struct Serving {
    pub address: SocketAddr,
    child: Child,
}

impl Program {
    /// With an empty data folder.
    pub fn new() -> Self {
        Self { folder: Folder::new() }
    }

    /// With the invented municipality.
    pub fn voorbeeld() -> Self {
        let program = Self::new();
        let said = program.run(&["demo", "--without-questions", "--seed", voorbeeld().to_str().unwrap()]);
        assert_eq!(said.code, 0, "{said:?}");
        program
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file beside the data folder.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sociale-kaart"));
        for (name, _) in env::vars().filter(|(name, _)| name.starts_with("SOCIALE_KAART")) {
            command.env_remove(name);
        }
        command.args(arguments).arg("--data").arg(self.data()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), beside: text(output.stderr) }
    }

    /// Serves on a free port; answers once the program says that it is ready.
    pub fn serve(&self, arguments: &[&str]) -> Serving {
        let arguments: Vec<&str> = ["serve", "--listen", "127.0.0.1:0", "--workers", "1"]
            .into_iter()
            .chain(arguments.iter().copied())
            .collect();
        let mut child = self.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().and_then(|address| address.parse().ok());
        let address = address.unwrap_or_else(|| panic!("the program says where it listens: {line}"));
        Serving { address, child }
    }

    /// Every file that the service keeps.
    pub fn kept(&self) -> Vec<PathBuf> {
        files_below(&self.data())
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

impl Serving {
    pub fn get(&self, target: &str) -> Answer {
        send(self.address, "GET", target, &[])
    }

    pub fn page(&self, target: &str) -> Page {
        Page::of(&self.get(target))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
