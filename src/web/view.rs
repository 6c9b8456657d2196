//! What every page shows, as plain structs of ready-made sentences and links: one struct per template.
//! Leaves all meaning (searching, counting, formatting of dates and distances) to whoever fills them.

mod card;
mod compare;
mod form;
pub mod gaps;
mod group;
mod home;
mod layout;
mod letter;
mod list;
mod map;
mod mine;
mod problem;
mod question;
mod search;
mod service;
mod sign_in;
mod signals;
mod texts;

pub use self::card::{Card, Fit, Freshness, KindBadge, Notice, Reach, Reason};
pub use self::compare::{CompareCell, CompareColumn, ComparePage, CompareRow};
pub use self::form::{Chip, Choice, FieldError, FilterGroup, FilterOption, NumberField, SearchForm};
pub use self::group::{EntryLine, GroupLine, GroupListPage, GroupNewPage, GroupPage, ProposalForm};
pub use self::home::{Figure, HomePage, ThemeTile, ThemesPage, theme_icon};
pub use self::layout::{Assets, Help, Here, Layout, Link};
pub use self::letter::{LetterDocument, LetterPage, SubscribePage, SubscribedPage};
pub use self::list::{HandoutItem, HandoutPage, ListItem, ListPage};
pub use self::map::{MapPanel, SvgArea, SvgMap, SvgPin, Tiles};
pub use self::mine::MinePage;
pub use self::problem::ProblemPage;
pub use self::question::{GroupChoice, Piece, QuestionFormPage, QuestionKeptPage, QuestionOfferPage, Refusal};
pub use self::search::{
    AlmostGroup, HelpCall, Loosen, Neighbour, NothingFound, Outcome, PageLink, Pagination, Repair, SearchPage,
};
pub use self::service::{Contact, Hours, Paper, Place, Route, ServicePage, Source};
pub use self::sign_in::SignInPage;
pub use self::signals::{
    BoardColumn, BoardPage, ChangeForm, Difference, Offer, SignalCard, SignalFormPage, SignalPage, SignedOutPage,
    StepLine,
};
pub use self::texts::{AboutPage, AccessibilityPage, ApiPage, KnownGap, PrivacyPage};
