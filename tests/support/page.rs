//! A page as a person reads it: headings, results, counts, errors, links by their text.
//! The only place that knows which elements of the HTML these are.

use scraper::{ElementRef, Html, Selector};

use super::http::Answer;

/// A page that was fetched.
pub struct Page {
    html: Html,
    pub status: u16,
}

/// One result in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub slug: String,
    pub name: String,
    /// Why it fits: `Leeftijd past: Leeftijd: 18 jaar en ouder`.
    pub reasons: Vec<String>,
    /// Everything else on the card, on one line.
    pub text: String,
}

/// One choice of a filter with the count that is printed beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub filter: String,
    pub value: String,
    pub count: Option<usize>,
    pub checked: bool,
}

/// A way out of an empty page: what to do, the number that it promises, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub text: String,
    pub count: usize,
    pub href: String,
}

impl Page {
    pub fn of(answer: &Answer) -> Self {
        assert!(answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")), "no page: {answer:?}");
        Self { html: Html::parse_document(&answer.body), status: answer.status }
    }

    fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(css).unwrap()).collect()
    }

    fn texts(&self, css: &str) -> Vec<String> {
        self.all(css).into_iter().map(text).collect()
    }

    /// The one heading of the first level.
    pub fn heading(&self) -> String {
        let mut found = self.texts("h1");
        assert_eq!(found.len(), 1, "a page has one heading of the first level: {found:?}");
        found.remove(0)
    }

    pub fn title(&self) -> String {
        self.texts("head > title").concat()
    }

    pub fn headings(&self) -> Vec<String> {
        self.texts("h1, h2, h3, h4")
    }

    /// Everything that can be read in the body.
    pub fn text(&self) -> String {
        self.texts("body").concat()
    }

    /// The number of results that the page tells.
    pub fn count(&self) -> usize {
        number(&self.texts("[role=status] > strong").concat())
    }

    pub fn results(&self) -> Vec<Shown> {
        self.all("section[aria-labelledby=resultaten] > ol > li[data-slug]").into_iter().map(shown).collect()
    }

    pub fn names(&self) -> Vec<String> {
        self.results().into_iter().map(|shown| shown.name).collect()
    }

    pub fn slugs(&self) -> Vec<String> {
        self.results().into_iter().map(|shown| shown.slug).collect()
    }

    /// The result of this name.
    pub fn result(&self, name: &str) -> Shown {
        let found = self.results().into_iter().find(|shown| shown.name == name);
        found.unwrap_or_else(|| panic!("{name} is not among {:?}", self.names()))
    }

    /// What almost fits: the heading of each group with its results.
    pub fn almost(&self) -> Vec<(String, Vec<Shown>)> {
        let group = |section: ElementRef<'_>| {
            let heading = first(section, "h2").map(text).unwrap_or_default();
            (heading, children(section, "li[data-slug]").into_iter().map(shown).collect())
        };
        self.all("section[aria-labelledby^=bijna]").into_iter().map(group).collect()
    }

    /// Every choice of every filter.
    pub fn choices(&self) -> Vec<Choice> {
        self.all("fieldset label:has(input[type=checkbox]), fieldset label:has(input[type=radio])")
            .into_iter()
            .map(choice)
            .collect()
    }

    /// The ways out under this heading of an empty page.
    pub fn ways(&self, heading: &str) -> Vec<Way> {
        let Some(own) = self.all("h3").into_iter().find(|one| text(*one) == heading) else { return Vec::new() };
        let list = own.next_siblings().filter_map(ElementRef::wrap).find(|element| element.value().name() == "ul");
        let way = |link: ElementRef<'_>| Way {
            text: children(link, "span").into_iter().map(text).collect(),
            count: number(&children(link, "strong").into_iter().map(text).collect::<String>()),
            href: attribute(link, "href"),
        };
        list.map(|list| children(list, "a").into_iter().map(way).collect()).unwrap_or_default()
    }

    /// The summary of what is wrong: each sentence with the field that it leads to.
    pub fn mistakes(&self) -> Vec<(String, String)> {
        self.all("[role=alert] a").into_iter().map(|link| (text(link), attribute(link, "href"))).collect()
    }

    /// The sentences at the field that this link of the summary leads to.
    pub fn at_field(&self, anchor: &str) -> Vec<String> {
        let id = anchor.trim_start_matches('#');
        assert_eq!(self.all(&format!("[id='{id}']")).len(), 1, "the summary leads to one field {anchor}");
        self.texts(&format!("[id='{}']", id.replacen("veld-", "fout-", 1)))
    }

    /// What stands in the fields of the search form, hidden ones and chosen filters included.
    pub fn typed(&self) -> Vec<(String, String)> {
        let own = "form#zoek input:not([disabled]), input[form=zoek]";
        let filled = self.all(own).into_iter().filter(|input| {
            !matches!(input.value().attr("type"), Some("checkbox" | "radio")) || input.value().attr("checked").is_some()
        });
        let selected = self.all("form#zoek select").into_iter().filter_map(|select| {
            Some((attribute(select, "name"), attribute(first(select, "option[selected]")?, "value")))
        });
        let pairs = filled.map(|input| (attribute(input, "name"), attribute(input, "value")));
        pairs.chain(selected).filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The labels of the boxes and buttons of this name, each with its value.
    pub fn labels(&self, name: &str) -> Vec<(String, String)> {
        let own = format!("label:has(input[name='{name}'])");
        let value = |label: ElementRef<'_>| first(label, "input").map(|input| attribute(input, "value"));
        self.all(&own).into_iter().map(|label| (text(label), value(label).unwrap_or_default())).collect()
    }

    /// The values of the buttons of this name.
    pub fn buttons(&self, name: &str) -> Vec<String> {
        let own = format!("button[name='{name}']");
        self.all(&own).into_iter().map(|button| attribute(button, "value")).collect()
    }

    /// What a field holds now: typed, chosen or hidden; none when the page has no such field, or nothing is chosen.
    pub fn field(&self, name: &str) -> Option<String> {
        let typed = self.all(&format!("input[name='{name}'], textarea[name='{name}'], select[name='{name}']"));
        typed.into_iter().find_map(held)
    }

    /// Where the link with this text goes.
    pub fn link(&self, words: &str) -> String {
        let found = self.all("a[href]").into_iter().find(|link| text(*link) == words);
        found.map(|link| attribute(link, "href")).unwrap_or_else(|| panic!("no link “{words}” on “{}”", self.title()))
    }

    /// Everywhere this page leads to or loads from, as written.
    pub fn addresses(&self) -> Vec<String> {
        let of = |css, name: &'static str| {
            self.all(css).into_iter().map(move |element| attribute(element, name)).collect::<Vec<_>>()
        };
        [of("a[href]", "href"), of("link[href]", "href"), of("script[src]", "src"), of("[data-points]", "data-points")]
            .concat()
    }

    /// The rows of the one table: the heading of a row with its cells.
    pub fn rows(&self) -> Vec<(String, Vec<String>)> {
        let row = |row: ElementRef<'_>| {
            let heading = children(row, "th").into_iter().map(text).collect();
            (heading, children(row, "td").into_iter().map(text).collect())
        };
        self.all("tbody > tr").into_iter().map(row).collect()
    }

    /// The names of the columns of the one table.
    pub fn columns(&self) -> Vec<String> {
        self.all("thead th a[href^='/voorziening/']").into_iter().map(text).collect()
    }

    /// The text under a heading of a page about one service.
    pub fn fact(&self, heading: &str) -> String {
        let section = self
            .all("section")
            .into_iter()
            .find(|section| first(*section, "h2").is_some_and(|own| text(own) == heading));
        let section =
            section.unwrap_or_else(|| panic!("no part “{heading}” on “{}”: {:?}", self.title(), self.headings()));
        text(section).trim_start_matches(heading).trim().to_owned()
    }
}

/// What this one field holds.
fn held(field: ElementRef<'_>) -> Option<String> {
    match (field.value().name(), field.value().attr("type")) {
        ("textarea", _) => Some(field.text().collect()),
        ("select", _) => first(field, "option[selected]").map(|option| attribute(option, "value")),
        (_, Some("checkbox" | "radio")) => field.value().attr("checked").map(|_| attribute(field, "value")),
        _ => Some(attribute(field, "value")),
    }
}

/// All that is written in an element, with single spaces.
fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn attribute(element: ElementRef<'_>, name: &str) -> String {
    element.value().attr(name).unwrap_or_default().to_owned()
}

fn children<'a>(element: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(css).unwrap()).collect()
}

fn first<'a>(element: ElementRef<'a>, css: &str) -> Option<ElementRef<'a>> {
    children(element, css).into_iter().next()
}

/// `1.234 voorzieningen gevonden` is 1234.
fn number(words: &str) -> usize {
    let digits: String = words
        .chars()
        .filter(|c| !".\u{a0}".contains(*c))
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in “{words}”"))
}

fn shown(item: ElementRef<'_>) -> Shown {
    Shown {
        slug: attribute(item, "data-slug"),
        name: first(item, "h3").map(text).unwrap_or_default(),
        reasons: children(item, "h4 + ul > li").into_iter().map(text).collect(),
        text: text(item),
    }
}

fn choice(label: ElementRef<'_>) -> Choice {
    let input = first(label, "input").unwrap();
    let count = children(label, "span").get(1).map(|count| number(&text(*count)));
    Choice {
        filter: attribute(input, "name"),
        value: attribute(input, "value"),
        count,
        checked: input.value().attr("checked").is_some(),
    }
}
