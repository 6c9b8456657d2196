//! Computes supply within reach for tables in a file, so that any other implementation can be held against it.
//! The method is in `gaps`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use serde_json::json;

use super::say;
use crate::gaps::{Case, Cases};

/// Computes cases of demand, supply and travel cost (JSON) with the two-step floating catchment area method.
#[derive(Debug, clap::Args)]
pub struct Accessibility {
    /// File with cases.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Also print the three-step method, as `three_step`.
    #[arg(long)]
    three_step: bool,
}

impl Accessibility {
    /// Prints one line for each case. A case that cannot be computed is named, and the others are computed.
    pub fn run(&self) -> anyhow::Result<ExitCode> {
        let file = self.file.display();
        let text = std::fs::read_to_string(&self.file).with_context(|| format!("reading {file}"))?;
        let cases = Cases::read(&text).with_context(|| format!("het bestand {file} is geen JSON met cases"))?;
        let mut code = ExitCode::SUCCESS;
        for (name, case) in cases {
            match case {
                Ok(case) => say::result(&self.line(&name, &case)),
                Err(bad) => {
                    say::progress(&format!("{name}: {bad}"));
                    code = ExitCode::FAILURE;
                }
            }
        }
        Ok(code)
    }

    fn line(&self, name: &str, case: &Case) -> String {
        if self.three_step {
            json!({"name": name, "two_step": case.two_step(), "three_step": case.three_step()}).to_string()
        } else {
            json!({"name": name, "two_step": case.two_step()}).to_string()
        }
    }
}
