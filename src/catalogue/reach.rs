//! How to reach a service: telephone numbers, and functions or teams to ask for.
//! A person's name belongs here only with their consent.

use diesel::prelude::*;

use super::part::part_of_service;
use crate::db::schema::{contact, phone};

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = phone, treat_none_as_default_value = false)]
pub struct Phone {
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// As people write it.
    pub number: String,
    /// What to dial after it.
    pub extension: Option<i32>,
    /// When to call, or whom one gets.
    pub description: Option<String>,
}
part_of_service!(Phone in phone);

impl Phone {
    pub(super) fn new(position: i32, number: String) -> Self {
        Self { position, number, extension: None, description: None }
    }
}

/// A function or team.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = contact, treat_none_as_default_value = false)]
pub struct Contact {
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// What to ask for.
    pub name: Option<String>,
    /// The function.
    pub title: Option<String>,
    /// The team.
    pub department: Option<String>,
    /// Where to write to.
    pub email: Option<String>,
}
part_of_service!(Contact in contact);

impl Contact {
    pub(super) fn new(position: i32) -> Self {
        Self { position, name: None, title: None, department: None, email: None }
    }
}
