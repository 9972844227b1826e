//! Speakers: one entity per person or body and document, whatever names the text gives them.

mod cluster;
mod entity;
mod genders;
mod key;
mod name;
mod resolve;
mod roles;

#[cfg(test)]
mod tests;

pub(crate) use cluster::Entities;
pub(crate) use resolve::Discourse;
