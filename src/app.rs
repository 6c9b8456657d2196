//! What every way in holds: the database, the search engine, the town that is served, and the clock.
//! Opening them is here; using them is the work of the rooms above.

mod clock;
mod grouping;
mod letter;
mod logging;
mod options;
mod report;
mod town;

use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Instant;

use anyhow::Context;
use arc_swap::ArcSwap;

pub use self::clock::Clock;
pub use self::grouping::{Grouped, Grouping, Regrouping, may_change, may_see};
pub use self::letter::letter;
pub use self::logging::{Logged, Logging};
pub use self::options::Options;
use self::report::Reported;
pub use self::town::Town;
use crate::accounts::Sessions;
use crate::catalogue::{Listing, Ticket};
use crate::db::Database;
use crate::gaps::Rules;
use crate::questions::Guard;
use crate::search::{
    self, Behind, Careful, Choice, Embedded, Engine, Follower, Known, Meilisearch, Sense, Sensing, Source,
};

/// Services from which learning what they mean is slow work that leaves the machine to searches.
const LARGE: usize = 5_000;
/// Times as long as it worked that learning then rests.
const REST: u32 = 9;

/// The opened house.
pub struct App {
    /// Where the catalogue lives.
    pub database: Database,
    /// Finds services.
    pub engine: Arc<dyn Engine>,
    /// Nearness in meaning.
    pub sense: Arc<Sense>,
    /// The town as it was last loaded.
    pub town: ArcSwap<Town>,
    /// Asks the time.
    pub clock: Clock,
    /// Who is signed in.
    pub sessions: Sessions,
    guard: OnceLock<Guard>,
    /// The rules of publication in force.
    pub rules: Rules,
    follower: Follower,
    /// The report of what is missing, kept.
    reported: Reported,
    /// The engine and its copy, when the engine is on a server.
    careful: Option<Arc<Careful>>,
}

impl App {
    /// Opens everything that the options name, and brings the index in step with the catalogue.
    pub fn open(options: &Options, clock: Clock) -> anyhow::Result<Self> {
        let (choice, rules) = (options.engine()?, options.rules()?);
        let database = Database::open(&options.database())?;
        let engine = Embedded::open(&options.index_folder())?;
        let sense = Sense::open(Some(options.meaning_file()))?;
        match choice {
            Choice::Embedded => Ok(Self { rules, ..Self::over(database, Arc::new(engine), sense, clock)? }),
            Choice::Meilisearch(server) => {
                let on_server = Meilisearch::open(&server, options.search_key.as_ref())
                    .with_context(|| format!("opening the index on {}", server.address))?;
                Ok(Self { rules, ..Self::over_server(database, on_server, engine, sense, clock)? })
            }
        }
    }

    /// The house over an engine on a server, with the one inside as its copy. A server that is away is no reason not to
    /// start: the copy answers, and the clock brings the server in step once it is back.
    pub fn over_server(
        database: Database,
        server: Meilisearch,
        copy: Embedded,
        sense: Sense,
        clock: Clock,
    ) -> anyhow::Result<Self> {
        let careful = Arc::new(Careful::new(Box::new(server), Box::new(copy)));
        let app = Self { careful: Some(careful.clone()), ..Self::around(database, careful.clone(), sense, clock)? };
        careful.look().map_err(anyhow::Error::from).or_else(when_away)?;
        app.catch_up().or_else(when_away)?;
        app.tend().or_else(when_away)?;
        Ok(app)
    }

    /// The house over a database and an engine that are already open.
    pub fn over(database: Database, engine: Arc<dyn Engine>, sense: Sense, clock: Clock) -> anyhow::Result<Self> {
        let app = Self::around(database, engine, sense, clock)?;
        app.catch_up()?;
        Ok(app)
    }

    fn around(database: Database, engine: Arc<dyn Engine>, sense: Sense, clock: Clock) -> anyhow::Result<Self> {
        let town = ArcSwap::from_pointee(Town::load(&database)?);
        let sense = Arc::new(sense);
        let engine = Arc::new(Sensing::new(engine, sense.clone()));
        Ok(Self {
            database,
            engine,
            sense,
            town,
            clock,
            sessions: Sessions::default(),
            guard: OnceLock::new(),
            rules: Rules::default(),
            follower: Follower::default(),
            reported: Reported::default(),
            careful: None,
        })
    }

    /// What a search is read against, meaning included.
    pub fn known<'a>(&'a self, town: &'a Town) -> Known<'a> {
        Known { sense: Some(&self.sense), ..town.known(self.clock.now()) }
    }

    /// Decides what may be written down about residents. Made when it is first needed: most visitors only search.
    pub fn guard(&self) -> anyhow::Result<&Guard> {
        if let Some(guard) = self.guard.get() {
            return Ok(guard);
        }
        let places = &self.town.load().places;
        let made = self.database.read(|conn| Guard::of_catalogue(conn, places));
        let made = made.context("reading the names that the guard knows")?;
        Ok(self.guard.get_or_init(|| made))
    }

    /// Learns what listings mean, as far as that was not done; a new catalogue takes seconds.
    pub fn learn(&self) -> anyhow::Result<()> {
        if self.sense.is_behind(self.engine.count()) {
            let town = self.town.load();
            search::note_all(&self.database, &self.sense, &town.taxonomies, &town.places)
                .context("reading the catalogue for what it means")?;
        }
        let rest = if self.engine.count() > LARGE { REST } else { 0 };
        loop {
            let began = Instant::now();
            if !self.sense.learn() {
                return Ok(());
            }
            thread::sleep(began.elapsed() * rest);
        }
    }

    /// Loads the town again and indexes what has changed since the last time; a foreign or empty index is made anew.
    pub fn catch_up(&self) -> anyhow::Result<()> {
        let town = Town::load(&self.database)?;
        search::catch_up(&self.database, self.engine.as_ref(), &town.taxonomies, &town.places)
            .context("bringing the search index up to date")?;
        self.town.store(Arc::new(town));
        Ok(())
    }

    /// Takes over what was changed, by this process or another: services that wait to be indexed, or an index that
    /// another wrote. Costs next to nothing when there was no change.
    pub fn keep_up(&self) -> anyhow::Result<()> {
        let changed = self.follower.is_behind(&self.database).context("looking for changes to index")?;
        if !self.engine.refresh()? && !changed {
            return Ok(());
        }
        let town = Town::load(&self.database)?;
        self.follower
            .follow(&self.database, self.engine.as_ref(), &town.taxonomies, &town.places)
            .context("bringing the search index up to date")?;
        self.town.store(Arc::new(town));
        Ok(())
    }

    /// Makes what was taken over outlast a power failure.
    pub fn settle(&self) -> anyhow::Result<()> {
        self.follower.settle(&self.database, self.engine.as_ref()).context("settling the search index")
    }

    /// Looks after the search server, if there is one: sends what it missed, and fills it when it holds something else.
    pub fn tend(&self) -> anyhow::Result<()> {
        let Some(careful) = &self.careful else { return Ok(()) };
        if careful.tend()? {
            let town = self.town.load_full();
            let fill = |server: &dyn Engine| search::fill(&self.database, server, &town.taxonomies, &town.places);
            careful.fill(fill).context("filling the search server")?;
        }
        Ok(())
    }

    /// Does what another process left undone: many services that were imported and never indexed.
    pub fn make_up(&self) -> anyhow::Result<()> {
        if self.engine.source() == Source::Copy {
            // What waits for the server waits until it is back.
            return Ok(());
        }
        self.engine.refresh()?;
        self.catch_up()
    }

    /// Makes the index while a file is brought in that holds more services than the catalogue. `import` hands over what it
    /// stores, and answers the last change that it made, or none when nothing was stored after all.
    pub fn index_along<T>(
        &self,
        import: impl FnOnce(&mut dyn FnMut(Vec<Listing>)) -> (T, Option<Ticket>),
    ) -> anyhow::Result<T> {
        let town = self.town.load();
        let done = search::rebuild_along(&self.database, self.engine.as_ref(), &town.taxonomies, &town.places, import)
            .context("making the search index")?;
        self.catch_up()?;
        Ok(done)
    }

    /// Throws the index away and makes it again from the catalogue; answers the number of services in it.
    pub fn reindex(&self) -> anyhow::Result<usize> {
        let town = self.town.load();
        search::rebuild(&self.database, self.engine.as_ref(), &town.taxonomies, &town.places)
            .context("making the search index")?;
        Ok(self.engine.count())
    }
}

/// Lets a search server be away.
fn when_away(cause: anyhow::Error) -> anyhow::Result<()> {
    let away =
        cause.downcast_ref::<search::Unavailable>().is_some() || matches!(cause.downcast_ref(), Some(Behind::Index(_)));
    if !away {
        return Err(cause);
    }
    tracing::warn!(cause = format!("{cause:#}"), "starting without the search server");
    Ok(())
}
