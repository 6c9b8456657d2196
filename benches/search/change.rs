//! One changed listing at a time, in this process: until it is stored for good, and until a search finds it.

use std::time::{Duration, Instant};

use sociale_kaart::app::{App, Clock, Options};
use sociale_kaart::catalogue::Listing;
use sociale_kaart::search::{SearchForm, look_up, read};

use crate::millis;
use crate::server::Folder;

/// Changes that are measured.
const CHANGES: usize = 40;

/// Prints the medians and the longest times.
pub fn measure(folder: &Folder) {
    let options = Options {
        data: folder.path().to_owned(),
        database: None,
        search: "embedded".to_owned(),
        smallest_count: 10,
        search_key: None,
    };
    let app = App::open(&options, Clock::Machine).expect("the house opens");
    app.keep_up().expect("nothing to take over");
    let listings = app.database.read(|conn| Listing::chunks(conn).next().transpose()).expect("the catalogue is read");
    let (mut stored, mut found) = (Vec::new(), Vec::new());
    for (number, mut listing) in listings.expect("a catalogue").into_iter().take(CHANGES).enumerate() {
        let word = format!("zzq{number}woord{}", std::process::id());
        listing.service.description.push_str(&format!(" {word}"));
        let started = Instant::now();
        app.database.write(|conn| listing.save(conn, Clock::Machine.now())).expect("it is stored");
        stored.push(started.elapsed());
        app.keep_up().expect("it is taken over");
        assert_eq!(finds(&app, &word), 1, "{word}");
        found.push(started.elapsed());
        if number % 10 == 9 {
            app.settle().expect("it lasts");
        }
    }
    for (what, mut times) in [("stored", stored), ("found", found)] {
        times.sort();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        let longest: Duration = at(1.0);
        println!("one change until {what:<6}           {:>8.1} ms, longest {:.1} ms", millis(at(0.5)), millis(longest));
    }
}

fn finds(app: &App, word: &str) -> usize {
    let town = app.town.load();
    let (query, _) = read(&SearchForm::default().with("q", &[word]), &app.known(&town));
    look_up(app.engine.as_ref(), &query, &[]).expect("an answer").total
}
