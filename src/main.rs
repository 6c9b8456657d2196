//! Opens the front door: hands the arguments to `cli` and turns its answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    sociale_kaart::cli::run(std::env::args_os())
}
