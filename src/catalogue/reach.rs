//! How to reach a service: telephone numbers, and functions or teams to ask for.
//! A person's name belongs here only with their consent.

use diesel::prelude::*;

use super::part::part_of_service;
use crate::db::schema::{contact, phone};
use crate::id::{ContactId, PhoneId, ServiceId};

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = phone)]
pub struct Phone {
    /// Derived from service and position.
    pub id: PhoneId,
    /// What one reaches.
    pub service_id: ServiceId,
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
    pub(super) fn new(service_id: ServiceId, position: i32, number: String) -> Self {
        let id = PhoneId::derived(service_id.as_str(), &position.to_string());
        Self { id, service_id, position, number, extension: None, description: None }
    }
}

/// A function or team.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = contact)]
pub struct Contact {
    /// Derived from service and position.
    pub id: ContactId,
    /// For what.
    pub service_id: ServiceId,
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
    pub(super) fn new(service_id: ServiceId, position: i32) -> Self {
        let id = ContactId::derived(service_id.as_str(), &position.to_string());
        Self { id, service_id, position, name: None, title: None, department: None, email: None }
    }
}
