//! A document value to pages, to PDF and to SVG. See README.md.

mod company_seal;
mod display;
mod error;
mod fonts;
mod ink;
mod join;
mod layout;
mod measure;
mod model;
mod pdf;
mod picture;
mod shrink;
mod style;
mod svg;
mod wrap;

pub use company_seal::seal_for_paper;
pub use display::Pages;
pub use error::PaperError;
pub use fonts::{Face, Fonts};
pub use join::SetLine;
pub use layout::{lay_out, lay_out_coded, lay_out_on};
pub use model::{
    Align, Attachment, Block, Cell, Column, Created, Document, Fact, Foot, Ink, Language, Letterhead, Meta,
    PageSize, Photo, Point, SignatureBox, Table, Total, Width,
};
pub use pdf::write_pdf;
pub use picture::{photo_and_thumb, photo_for_paper};
