//! Carries out one search: a request for what the question stands for, when it stands for more than was typed; one for the
//! sets, the counts and the candidates; and where needed one for the cards of the best and one for what comes after them.

use super::asked::{Asked, Match};
use super::candidates::{Among, Listed, Lists, by_standing};
use super::counts::Counting;
use super::entry::mark;
use super::narrow::{Narrow, and, one_of, quoted};
use super::order::{Candidate, Order};
use super::request::{Batch, Bring, Row, Wish};
use super::settings::KEY;
use super::settings::attribute::STEMS;
use super::trouble::Trouble;
use super::vocabulary::Vocabulary;
use super::{Known, Meilisearch};
use crate::search::ending::least;
use crate::search::engine::{Ask, Found, Hit, Loosened};
use crate::search::filter::Limit;
use crate::search::matching::whole;
use crate::search::plan::{Planner, Role};
use crate::search::question::Question;

/// Candidates that are ranked; what comes after them keeps the order of the server.
const BEST: usize = 300;
/// Stems that are asked for at most, the most telling ones.
const STEMS_ASKED: usize = 24;
/// The same for near misses, of which few are shown.
const BEST_MISSED: usize = 20;
const STEMS_MISSED: usize = 4;
/// Stems that are asked for at most of what a question stands for, and entries that are looked at for each.
const MEANT: (usize, usize) = (16, 100);

/// A limit with the searches for what it alone keeps out.
struct Missing {
    limit: Limit,
    number: usize,
    lists: Option<Lists>,
}

/// One search.
struct Search<'a> {
    ask: &'a Ask<'a>,
    asked: Option<&'a Asked>,
    narrow: Narrow,
    order: Order<'a>,
}

impl Meilisearch {
    /// The best results with exact counts.
    pub(super) fn find(&self, ask: &Ask<'_>) -> Result<Found, Trouble> {
        let mended = self.read(|known| mended(known, ask.question))?;
        let ask = &Ask { question: mended.as_ref().unwrap_or(ask.question), ..*ask };
        let mut asked = self.read(|known| vocabulary(known).map(|known| Asked::plan(ask.question, known)))?;
        if let Some(asked) = &mut asked {
            self.bring(asked)?;
            self.end(asked, ask)?;
        }
        let words = asked.as_ref().map(Asked::expression);
        if words.as_ref().is_some_and(String::is_empty) {
            return Ok(nothing(ask));
        }
        let order = Order::of(ask, asked.as_ref().map_or(0.0, |asked| whole(&asked.plan)));
        let search = Search { ask, asked: asked.as_ref(), narrow: Narrow::new(ask.filter, words), order };
        let mut found = search.carry_out(self)?;
        found.repairs = ask.question.repairs.clone();
        Ok(found)
    }

    /// Decides one by one which entries are results of a long question, whatever its filters are: what follows far behind
    /// the best is none.
    fn end(&self, asked: &mut Asked, ask: &Ask<'_>) -> Result<(), Trouble> {
        let filter = asked.expression();
        if filter.is_empty() || !ask.question.is_long() {
            return Ok(());
        }
        let mut batch = Batch::default();
        let among = Among { filter, asked: Some(asked), origin: None, most: BEST, stems: STEMS_ASKED };
        let lists = self.with_vocabulary(|known| among.ask(&mut batch, known, Bring::Key));
        let mut listed = lists.read(&batch.send(&self.asking, &self.index)?);
        self.fetch(&mut listed)?;
        let candidates = listed.candidates(Some(asked));
        let weights = Order::of(ask, whole(&asked.plan)).weights(&candidates);
        let least = least(weights.iter().copied());
        let kept = candidates.iter().zip(weights).filter(|(_, weight)| *weight >= least);
        asked.keep_only(kept.map(|(candidate, _)| candidate.card.slug.as_str()));
        Ok(())
    }

    /// Fetches the cards and stems of the best.
    fn fetch(&self, listed: &mut Listed) -> Result<(), Trouble> {
        let best = listed.best(BEST);
        if best.is_empty() {
            return Ok(());
        }
        let mut batch = Batch::default();
        batch.rows(Wish { filter: one_of(KEY, &best), limit: BEST, bring: Bring::All, ..Wish::default() });
        batch.send(&self.asking, &self.index)?.all_rows().for_each(|row| listed.take(row));
        Ok(())
    }

    /// Looks for entries that hold what the question stands for, wherever they are: that they are far decides later.
    fn bring(&self, asked: &mut Asked) -> Result<(), Trouble> {
        let mut batch = Batch::default();
        for probe in asked.probes(Role::Meant, MEANT.0) {
            let filter = format!("{STEMS} = {}", quoted(&mark(probe.stem)));
            let wish = Wish { filter, sort: by_standing(), limit: MEANT.1, bring: Bring::Bag, ..Wish::default() };
            batch.rows(wish);
        }
        let answers = batch.send(&self.asking, &self.index)?;
        asked.bring(answers.all_rows().map(|row| (row.id.as_str(), row.bag.as_str())));
        Ok(())
    }

    fn with_vocabulary<T>(&self, look: impl FnOnce(&Vocabulary) -> T) -> T {
        self.read(|known| look(known.vocabulary.as_ref().unwrap_or(&Vocabulary::default())))
    }
}

/// What the index knows; nothing is known before the server was reached for the first time.
fn vocabulary(known: &Known) -> Result<&Vocabulary, Trouble> {
    known.vocabulary.as_ref().ok_or(Trouble::Missing)
}

/// The question with its wrongly typed words read right.
fn mended(known: &Known, question: &Question) -> Result<Option<Question>, Trouble> {
    let Ok(mended) = Planner { stock: vocabulary(known)? }.mend(question);
    Ok(mended)
}

/// What is found when no word of the question is known.
fn nothing(ask: &Ask<'_>) -> Found {
    let loosened = ask.filter.limits().into_iter().map(|limit| Loosened { limit, adds: 0, best: Vec::new() });
    Found {
        counts: ask.counts.iter().map(|what| (*what, Vec::new())).collect(),
        loosened: loosened.collect(),
        repairs: ask.question.repairs.clone(),
        ..Found::default()
    }
}

impl Search<'_> {
    fn carry_out(&self, engine: &Meilisearch) -> Result<Found, Trouble> {
        let mut batch = Batch::default();
        let total = batch.count(&self.narrow.all(), None);
        let counts = Counting::ask(self.ask, &self.narrow, &mut batch);
        let (lists, missing) = engine.with_vocabulary(|known| self.lists(&mut batch, known));
        let answers = batch.send(&engine.asking, &engine.index)?;

        let total = answers.total(total);
        let hits = match &lists {
            Some(lists) => self.page(engine, lists.read(&answers), total)?,
            None => Vec::new(),
        };
        let counts = engine.with_vocabulary(|known| counts.into_iter().map(|one| one.read(&answers, known)).collect());
        let loosened = missing.into_iter().map(|missing| {
            let adds = answers.total(missing.number);
            let candidates = missing.lists.map(|lists| lists.read(&answers).candidates(self.asked));
            let candidates = candidates.unwrap_or_default();
            let best = Order::best(&candidates);
            let mut best = self.order.rank(candidates, best);
            best.truncate(self.ask.almost);
            Loosened { limit: missing.limit, adds, best }
        });
        Ok(Found { total, hits, counts, loosened: loosened.collect(), ..Found::default() })
    }

    fn lists(&self, batch: &mut Batch, known: &Vocabulary) -> (Option<Lists>, Vec<Missing>) {
        let wanted = self.ask.limit > 0;
        let lists = wanted.then(|| self.among(self.narrow.all(), BEST, STEMS_ASKED).ask(batch, known, Bring::Key));
        let missing = self.ask.filter.limits().into_iter().filter_map(|limit| self.missing(limit, batch, known));
        (lists, missing.collect())
    }

    fn among(&self, filter: String, most: usize, stems: usize) -> Among<'_> {
        Among { filter, asked: self.asked, origin: self.order.origin(), most, stems }
    }

    fn missing(&self, limit: Limit, batch: &mut Batch, known: &Vocabulary) -> Option<Missing> {
        let filter = self.narrow.missed(limit)?;
        let number = batch.count(&filter, None);
        let wanted = self.ask.almost > 0;
        let lists = wanted.then(|| self.among(filter, BEST_MISSED, STEMS_MISSED).ask(batch, known, Bring::All));
        Some(Missing { limit, number, lists })
    }

    /// The page that was asked for: from the ranked head, then from the tail in the order of the server. The head is the
    /// same for every page of a search, so that no result is shown twice or never.
    fn page(&self, engine: &Meilisearch, mut listed: Listed, total: usize) -> Result<Vec<Hit>, Trouble> {
        let (from, to) = (self.ask.offset, self.ask.offset.saturating_add(self.ask.limit).min(total));
        if self.asked.is_some() {
            engine.fetch(&mut listed)?;
        }
        let ids: Vec<String> = listed.brought.keys().cloned().collect();
        let candidates = listed.candidates(self.asked);
        let best = Order::best(&candidates);
        let mut hits = self.order.rank(candidates, best);
        let head = hits.len();
        hits.truncate(to);
        hits.drain(..from.min(hits.len()));
        if to > head && total > head {
            hits.extend(self.tail(engine, &ids, best, from.max(head) - head, to - from.max(head))?);
        }
        Ok(hits)
    }

    /// Results that are not among the candidates.
    fn tail(
        &self,
        engine: &Meilisearch,
        head: &[String],
        best: Match,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Hit>, Trouble> {
        let mut batch = Batch::default();
        let others = if head.is_empty() { String::new() } else { format!("NOT ({})", one_of(KEY, head)) };
        let filter = and([self.narrow.all(), others]);
        let at = batch.rows(Wish { filter, sort: by_standing(), offset, limit, bring: Bring::All, ..Wish::default() });
        let answers = batch.send(&engine.asking, &engine.index)?;
        let words = |row: &Row| self.asked.map(|asked| asked.weigh(&row.bag));
        let candidate = |row: &Row| Some(Candidate { card: row.card.clone()?, words: words(row) });
        let candidates = answers.rows(at).iter().filter_map(candidate);
        Ok(candidates.map(|candidate| self.order.hit(candidate, best)).collect())
    }
}
