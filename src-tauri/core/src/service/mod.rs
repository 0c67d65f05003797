//! The work itself, from the first call to the closed file.

pub mod acceptance;
pub mod actors;
pub mod attachments;
pub mod complaints;
pub mod custody;
pub mod feedback;
pub mod files;
pub mod finding;
pub mod hotline;
pub mod papers;
pub mod pending;
pub mod sheets;
pub mod signing;
pub mod tickets;
pub mod today;
pub mod visits;
