//! The engine inside the binary: tantivy keeps and finds the words, columns in memory narrow, count and order.
//! It can be thrown away at any time; the catalogue is the truth.

mod bits;
mod cards;
mod count;
mod fields;
mod folder;
mod kept;
mod laying;
mod narrow;
mod order;
mod pen;
mod shelf;
mod stems;
mod stock;
mod tail;
mod text;
mod view;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use arc_swap::ArcSwap;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy};

use self::bits::Bits;
use self::fields::Fields;
use self::folder::Folder;
use self::laying::Laying;
use self::narrow::Narrowed;
use self::order::{Order, Scored};
use self::pen::Pen;
use self::shelf::Shelf;
use self::stock::KnownStems;
use self::tail::{best_text, end, scored};
use self::text::Scratch;
use self::view::View;
use super::document::Document;
use super::engine::{Ask, Count, Engine, Found, Loosened, Unavailable};
use super::matching::whole;
use super::plan::{Plan, Planner};
use crate::id::ServiceId;

pub use self::fields::{ANALYSIS, counted_stems};
pub use self::order::Near;
pub use self::shelf::{AGE_BANDS, WAITS, day_number};
pub use self::stems::{Stems, each_stem};
pub use self::text::told_length;

/// The embedded engine.
pub struct Embedded {
    /// None for an index in memory.
    folder: Option<Folder>,
    reader: IndexReader,
    fields: Fields,
    view: ArcSwap<View>,
    pen: Mutex<Pen>,
    scratch: Mutex<Vec<Scratch>>,
}

impl Embedded {
    /// Opens the index in a folder, or makes an empty one; an index of another version is replaced by an empty one.
    pub fn open(folder: &Path) -> Result<Self, Unavailable> {
        Self::open_or_renew(folder).map_err(Unavailable)
    }

    /// An empty index in memory, for tests.
    pub fn in_memory() -> Result<Self, Unavailable> {
        Self::over(Index::create_in_ram(Fields::new().schema), None).map_err(Unavailable)
    }

    fn open_or_renew(folder: &Path) -> anyhow::Result<Self> {
        let opened = Self::over_folder(folder);
        if opened.is_ok() || !folder.exists() {
            return opened;
        }
        std::fs::remove_dir_all(folder)
            .with_context(|| format!("removing the unreadable index in {}", folder.display()))?;
        Self::over_folder(folder)
    }

    fn over_folder(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
        let folder = Folder::open(folder)?;
        Self::over(Index::open_or_create(folder.clone(), Fields::new().schema)?, Some(folder))
    }

    fn over(index: Index, folder: Option<Folder>) -> anyhow::Result<Self> {
        Fields::prepare(&index);
        folder.iter().for_each(Folder::look);
        let reader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).doc_store_cache_num_blocks(1).try_into()?;
        let reader: IndexReader = reader;
        let fields = Fields::new();
        let view = ArcSwap::from_pointee(View::load(reader.searcher(), &fields, None, folder.as_ref(), None)?);
        let pen = Mutex::new(Pen::new(index, folder.clone()));
        Ok(Self { folder, reader, fields, view, pen, scratch: Mutex::default() })
    }

    /// Writes with the pen, and goes on with what it wrote.
    fn write(&self, work: impl FnOnce(&mut Pen) -> anyhow::Result<()>) -> Result<(), Unavailable> {
        let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut pen).and_then(|()| self.look(None).map(drop)).map_err(Unavailable)
    }

    /// Goes on with the index as it is now; answers whether that is another than before. `laid` is the shelf of an index
    /// that was just made.
    fn look(&self, laid: Option<Shelf>) -> anyhow::Result<bool> {
        self.folder.iter().for_each(Folder::look);
        self.reader.reload()?;
        let (searcher, before) = (self.reader.searcher(), self.view.load());
        if searcher.generation().segments() == before.searcher.generation().segments() {
            return Ok(false);
        }
        self.view.store(Arc::new(View::load(searcher, &self.fields, Some(&before), self.folder.as_ref(), laid)?));
        Ok(true)
    }

    fn take_scratch(&self) -> Scratch {
        self.scratch.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_back(&self, used: Vec<Scratch>) {
        self.scratch.lock().unwrap_or_else(PoisonError::into_inner).extend(used);
    }

    /// What the words find on each shelf; everything when there are no words.
    fn start(&self, view: &View, plan: Option<&Plan>, scratches: &mut [Scratch]) -> tantivy::Result<Vec<Bits>> {
        let Some(plan) = plan else { return Ok(view.alive.clone()) };
        let segments = view.searcher.segment_readers().iter().zip(&view.alive).zip(scratches.iter_mut());
        let one = |((segment, alive), scratch): ((_, &Bits), _)| {
            let mut found = text::score(plan, &view.searcher, segment, self.fields.stems, scratch)?;
            found.keep(alive);
            Ok(found)
        };
        let mut found = segments.map(one).collect::<tantivy::Result<Vec<Bits>>>()?;
        text::bring(plan, scratches, &view.alive, &mut found);
        Ok(found)
    }

    fn find(&self, ask: &Ask<'_>) -> tantivy::Result<Found> {
        let view = self.view.load();
        let planner = Planner { stock: KnownStems { searcher: &view.searcher, field: self.fields.stems } };
        let mended = planner.mend(ask.question)?;
        let ask = &Ask { question: mended.as_ref().unwrap_or(ask.question), ..*ask };
        let plan = if ask.question.is_empty() { None } else { Some(planner.plan(ask.question)?) };
        let mut scratches: Vec<Scratch> = view.shelves.iter().map(|_| self.take_scratch()).collect();
        let mut start = self.start(&view, plan.as_ref(), &mut scratches)?;
        if let Some(sensed) = &ask.question.sensed {
            let add =
                |((bits, shelf), alive): ((&mut Bits, &Arc<Shelf>), &Bits)| shelf.add(&sensed.nearest, alive, bits);
            start.iter_mut().zip(&view.shelves).zip(&view.alive).for_each(add);
        }
        let near = ask.question.sensed.as_ref().map(|sensed| &sensed.near);
        let far = HashMap::new();
        let spread =
            |(shelf, scratch): (&Arc<Shelf>, &mut Scratch)| shelf.spread(near.unwrap_or(&far), &mut scratch.meaning);
        view.shelves.iter().zip(&mut scratches).for_each(spread);
        let whole = plan.as_ref().map_or(0.0, whole);
        let scored = scored(&view, &scratches, plan.is_some());
        if plan.is_some() && ask.question.is_long() {
            end(ask, &scored, &mut start, whole);
        }
        let narrowed: Vec<Narrowed> =
            view.shelves.iter().zip(start).map(|(shelf, bits)| Narrowed::new(shelf, ask.filter, bits)).collect();
        let mut found = Found { repairs: ask.question.repairs.clone(), ..Found::default() };
        fill(&mut found, ask, &scored, &narrowed, whole);
        self.give_back(scratches);
        Ok(found)
    }
}

fn fill(found: &mut Found, ask: &Ask<'_>, scored: &[Scored<'_>], narrowed: &[Narrowed], whole: f32) {
    let results: Vec<Bits> = narrowed.iter().map(|n| n.results.clone()).collect();
    found.total = results.iter().map(Bits::count).sum();
    let order = Order::new(ask, best_text(scored, &results), whole);
    found.hits = order.best(scored, &results, ask.offset, ask.limit);
    found.counts = ask.counts.iter().map(|what| (*what, counted(ask, scored, narrowed, *what))).collect();
    found.loosened =
        ask.filter.limits().into_iter().map(|limit| loosened(ask, scored, narrowed, limit, whole)).collect();
}

fn counted(ask: &Ask<'_>, scored: &[Scored<'_>], narrowed: &[Narrowed], what: Count) -> Vec<(String, usize)> {
    let mut sums: BTreeMap<String, usize> = BTreeMap::new();
    let served: BTreeSet<&str> = match what {
        Count::Areas => scored.iter().flat_map(|scored| scored.shelf.serves.keys()).map(String::as_str).collect(),
        _ => BTreeSet::new(),
    };
    for (scored, narrowed) in scored.iter().zip(narrowed) {
        for (code, number) in count::count(scored.shelf, narrowed, ask, what, &served) {
            *sums.entry(code).or_default() += number;
        }
    }
    sums.into_iter().collect()
}

fn loosened(
    ask: &Ask<'_>,
    scored: &[Scored<'_>],
    narrowed: &[Narrowed],
    limit: super::filter::Limit,
    whole: f32,
) -> Loosened {
    let kept_out = |n: &Narrowed| {
        let mut bits = n.base(limit).clone();
        bits.drop_all(&n.results);
        bits
    };
    let missed: Vec<Bits> = narrowed.iter().map(kept_out).collect();
    let best = match ask.almost {
        0 => Vec::new(),
        most => Order::new(ask, best_text(scored, &missed), whole).best(scored, &missed, 0, most),
    };
    Loosened { limit, adds: missed.iter().map(Bits::count).sum(), best }
}

impl Engine for Embedded {
    fn search(&self, ask: &Ask<'_>) -> Result<Found, Unavailable> {
        self.find(ask).map_err(|cause| Unavailable(cause.into()))
    }

    fn put(&self, documents: Vec<Document>) -> Result<(), Unavailable> {
        let mut stems = Stems::default();
        let put = |writer: &mut IndexWriter| {
            for document in &documents {
                writer.delete_term(self.fields.key(&document.id));
                writer.add_document(self.fields.entry(document, &mut stems)?)?;
            }
            Ok(())
        };
        self.write(|pen| pen.change(put))
    }

    fn remove(&self, services: &[ServiceId]) -> Result<(), Unavailable> {
        let remove = |writer: &mut IndexWriter| {
            for service in services {
                writer.delete_term(self.fields.key(service));
            }
            Ok(())
        };
        self.write(|pen| pen.change(remove))
    }

    fn replace_if(
        &self,
        documents: &mut dyn Iterator<Item = Document>,
        confirm: &dyn Fn() -> bool,
    ) -> Result<bool, Unavailable> {
        let (mut stems, mut laying, mut confirmed) = (Stems::default(), Laying::new(), false);
        let fill = |writer: &mut IndexWriter| {
            for document in documents {
                writer.add_document(self.fields.entry(&document, &mut stems)?)?;
                laying.add(&document.card)?;
            }
            confirmed = confirm();
            Ok(confirmed)
        };
        let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
        let made = pen.replace(fill).and_then(|()| self.look(confirmed.then(|| laying.finish())));
        made.map_err(Unavailable)?;
        Ok(confirmed)
    }

    fn refresh(&self) -> Result<bool, Unavailable> {
        // Whoever writes looks for itself.
        let Ok(_not_while_writing) = self.pen.try_lock() else { return Ok(false) };
        if self.folder.as_ref().is_some_and(|folder| !folder.is_changed()) {
            return Ok(false);
        }
        self.look(None).map_err(Unavailable)
    }

    fn settle(&self) -> Result<(), Unavailable> {
        self.write(|pen| pen.tidy())?;
        self.folder.as_ref().map_or(Ok(()), Folder::settle).map_err(|cause| Unavailable(cause.into()))
    }

    fn count(&self) -> usize {
        self.view.load().alive.iter().map(Bits::count).sum()
    }
}
