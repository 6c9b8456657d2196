//! What all parts of a listing share: they are read, written and removed for many services at a time.
//! What each part means is in its own file.

use std::vec;

use crate::db::numbering::Number;

/// Which services a question is about.
#[derive(Clone, Copy)]
pub(super) enum Those<'a> {
    /// These.
    Some(&'a [Number]),
    /// All from one number up to and including another: a piece of each table, read from one end to the other.
    Between(Number, Number),
}

/// The rows of many services in the order of their numbers, handed out in that same order.
pub(super) struct ByService<T>(vec::IntoIter<(Number, T)>);

impl<T> ByService<T> {
    pub(super) fn new(rows: Vec<(Number, T)>) -> Self {
        Self(rows.into_iter())
    }

    /// Those that were not handed out yet.
    pub(super) fn rows(&self) -> impl Iterator<Item = &T> {
        self.0.as_slice().iter().map(|(_, row)| row)
    }

    /// The rows of this service; those of services before it are gone after that.
    pub(super) fn take(&mut self, service: Number) -> Vec<T> {
        let upto = |number: Number, rows: &[(Number, T)]| rows.iter().take_while(|(own, _)| *own <= number).count();
        let before = upto(service.saturating_sub(1), self.0.as_slice());
        self.0.by_ref().take(before).for_each(drop);
        let own = upto(service, self.0.as_slice());
        self.0.by_ref().take(own).map(|(_, row)| row).collect()
    }
}

/// Gives a row type the three questions of a part: read, insert and delete, each for many services at a time.
macro_rules! part_of_service {
    ($row:ident in $table:ident) => {
        impl $row {
            pub(super) fn of_services(
                conn: &mut $crate::db::AnyConnection,
                services: $crate::catalogue::part::Those<'_>,
            ) -> diesel::QueryResult<$crate::catalogue::part::ByService<Self>> {
                use $crate::catalogue::part::{ByService, Those};
                let rows = $table::table
                    .order(($table::service_number, $table::position))
                    .select(($table::service_number, Self::as_select()));
                let rows = match services {
                    Those::Some(numbers) => rows.filter($table::service_number.eq_any(numbers)).load(conn)?,
                    Those::Between(first, last) => {
                        rows.filter($table::service_number.between(first, last)).load(conn)?
                    }
                };
                Ok(ByService::new(rows))
            }

            pub(super) fn insert(
                conn: &mut $crate::db::AnyConnection,
                rows: &[($crate::db::numbering::Number, &Self)],
            ) -> diesel::QueryResult<()> {
                let rows = rows.iter().map(|(service, row)| ($table::service_number.eq(*service), Self::clone(row)));
                $crate::db::insert_all!(conn, $table, rows)
            }

            pub(super) fn delete(
                conn: &mut $crate::db::AnyConnection,
                services: &[$crate::db::numbering::Number],
            ) -> diesel::QueryResult<()> {
                let rows = $table::table.filter($table::service_number.eq_any(services));
                diesel::delete(rows).execute(conn).map(|_| ())
            }
        }
    };
}
pub(super) use part_of_service;
