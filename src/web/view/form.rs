//! The search form and its filters, with what was typed kept and what was wrong beside the field.
//! Leaves checking and counting to the search.

/// The words and the place. On the home page only these; on `/zoeken` the filters join the same form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchForm {
    /// What was typed as question, kept as typed.
    pub q: String,
    /// Wijk name, CBS code or postcode, kept as typed.
    pub wijk: String,
    /// Names of all wijken, for the list of suggestions of the browser.
    pub wijken: Vec<String>,
    /// Distances to choose from; the first means "what serves my wijk".
    pub radius: Vec<Choice>,
    /// Position of the device, rounded; empty when none was given.
    pub lat: String,
    /// Position of the device, rounded; empty when none was given.
    pub lon: String,
    /// Other parameters that must survive a new search and have no field ("open" = "di 14:00").
    pub hidden: Vec<(String, String)>,
    /// What was wrong, in the order of the fields. Shown as summary on top and beside each field.
    pub errors: Vec<FieldError>,
}

impl SearchForm {
    /// The message beside a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }
}

/// One thing that was wrong in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Parameter name of the field ("wijk", "age", "radius", "page").
    pub field: String,
    /// What is wrong and what to do now, one sentence.
    pub message: String,
    /// Identifier of the element that the summary links to: `FieldError::new` makes "veld-FIELD".
    pub anchor: String,
}

impl FieldError {
    /// An error at the field of this parameter.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        let field = field.into();
        Self { anchor: format!("veld-{field}"), field, message: message.into() }
    }
}

/// One option of a select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Value in the URL.
    pub value: String,
    /// What is shown.
    pub text: String,
    /// Whether it is chosen.
    pub selected: bool,
}

/// One facet: a group of checkboxes or radio buttons with exact counts, in a panel that folds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterGroup {
    /// Parameter name ("theme"). Also makes identifiers: unique on the page.
    pub name: String,
    /// Heading of the group ("Thema").
    pub legend: String,
    /// Shown unfolded. Unfold groups in use and the few most used.
    pub open: bool,
    /// Radio buttons instead of checkboxes: one value at most.
    pub single: bool,
    /// The options; those without results may be left out unless chosen.
    pub options: Vec<FilterOption>,
    /// A number to type, in the age and waiting groups.
    pub number: Option<NumberField>,
    /// What was wrong with the values of this group.
    pub error: Option<String>,
}

impl FilterGroup {
    /// Whether the group is no more than a number to type: its anchor and message are then those of the number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.number.as_ref().is_some_and(|field| field.name == self.name)
    }

    /// How many options are chosen, with the narrower ones; a typed number counts as one.
    #[must_use]
    pub fn chosen(&self) -> usize {
        let own = |option: &FilterOption| usize::from(option.checked && !option.value.is_empty());
        let typed = self.number.as_ref().is_some_and(|field| !field.value.is_empty());
        self.options.iter().map(|o| own(o) + o.narrower.iter().map(own).sum::<usize>()).sum::<usize>()
            + usize::from(typed)
    }
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterOption {
    /// Value in the URL; empty for the radio button "Maakt niet uit".
    pub value: String,
    /// What is shown.
    pub label: String,
    /// How many results it would give, exact; `None` shows no number.
    pub count: Option<u64>,
    /// Whether it is chosen.
    pub checked: bool,
    /// Narrower terms, one level. Folded away until this term or one of them is chosen.
    pub narrower: Vec<FilterOption>,
}

impl FilterOption {
    /// Whether the narrower terms are shown without asking.
    #[must_use]
    pub fn unfolded(&self) -> bool {
        self.checked || self.narrower.iter().any(|term| term.checked)
    }
}

/// A number to type in a filter group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberField {
    /// Parameter name ("age").
    pub name: String,
    /// Label ("Leeftijd in jaren").
    pub label: String,
    /// Kept as typed.
    pub value: String,
}

/// A filter in use, as a link that takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// What it keeps ("Gratis", "Klarendal").
    pub text: String,
    /// The same search without it.
    pub remove_href: String,
}
