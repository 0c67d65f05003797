//! What is read out of the work of others: registers and, later, figures. Writes nothing.

pub mod registers;
