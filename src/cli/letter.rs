//! Prints the monthly letter for the steering group, as HTML or as plain text, for whoever sends it himself.

use std::process::ExitCode;

use anyhow::Context;
use askama::Template;
use chrono::NaiveDate;

use super::say;
use crate::app::{Clock, Options, Town, letter};
use crate::db::Database;
use crate::gaps::Month;
use crate::signals::letter::Names;
use crate::web::view::LetterDocument;

/// Print the letter of a month, such as 2026-10.
#[derive(Debug, clap::Args)]
pub struct Letter {
    /// The month.
    month: Month,
    /// Print plain text instead of HTML.
    #[arg(long)]
    text: bool,
    /// Address of the site before the links, such as `https://kaart.example`; without it there are no links.
    #[arg(long, value_name = "URL", default_value = "")]
    address: String,
}

impl Letter {
    /// Prints it.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let today = Clock::Machine.today();
        let first = NaiveDate::from_ymd_opt(self.month.year(), self.month.number(), 1);
        let Some(first) = first.filter(|first| *first <= today) else {
            anyhow::bail!("de maand {} is nog niet begonnen. Kies een eerdere maand", self.month);
        };
        let database = Database::open(&options.database())?;
        let (town, rules) = (Town::load(&database)?, options.rules()?);
        let made = database.read(|conn| letter(conn, &town, &rules, first, today)).context("making the letter")?;
        let names = Names { places: &town.places, taxonomies: &town.taxonomies };
        let (site, address) = (&town.municipality.title, self.address.trim_end_matches('/'));
        let document = || LetterDocument {
            site: site.clone(),
            title: made.title(),
            lead: made.lead(),
            sections: made.sections(&names),
            address: address.to_owned(),
        };
        let printed = if self.text { made.text(site, address, &names) } else { document().render()? };
        say::result(printed.trim_end());
        Ok(ExitCode::SUCCESS)
    }
}
