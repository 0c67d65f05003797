//! The blocks of a service report that only some kinds of job have: job list, parameters, plants, consumables, rescue,
//! what was taken away, own times of several travellers (E-20 to E-31). Each says nothing where there is nothing. Pure.

use std::collections::BTreeMap;

use paper::{Align, Block, Cell, Column, Fact, Photo, Table, Width};

use super::document::Words;
use crate::kernel::blobs::BlobHash;
use crate::service::visits::{VisitReport, measure};

impl Words {
    fn table(&self, field: &str, columns: &[(&str, Width, Align)], rows: Vec<Vec<Cell>>) -> Vec<Block> {
        if rows.is_empty() {
            return Vec::new();
        }
        let columns: Vec<Column> =
            columns.iter().map(|(id, width, align)| self.column(id, *width, *align)).collect();
        vec![
            Block::Heading(self.say(&format!("heading-{field}"))),
            Block::Table(Table { columns, rows, totals: vec![], field: field.into() }),
        ]
    }

    fn yes_no(&self, value: Option<bool>) -> String {
        value.map(|v| self.say(if v { "yes" } else { "no" })).unwrap_or_default()
    }

    /// Facts of the kind of job, those with nothing left out.
    fn filled(facts: Vec<Fact>) -> Option<Block> {
        let found: Vec<Fact> = facts.into_iter().filter(|f| !f.value.trim().is_empty()).collect();
        (!found.is_empty()).then_some(Block::Facts(found))
    }

    /// What the user said besides, and how the technician found it (E-02, E-03).
    pub(super) fn account_facts(&self, r: &VisitReport) -> Option<Block> {
        Self::filled(vec![
            self.fact("used_for", r.used_for.clone()),
            self.fact("before_fault", r.before_fault.clone()),
            self.fact("after_fault", r.after_fault.clone()),
            self.fact("running_observed", r.running_observed.clone()),
            self.fact("dismantled_before", self.yes_no(r.dismantled_before)),
            self.fact("in_scope", self.yes_no(r.in_scope)),
        ])
    }

    /// Path of the fault (E-25) and the log of a rescue (E-31).
    pub(super) fn job_facts(&self, r: &VisitReport) -> Option<Block> {
        Self::filled(vec![
            self.fact("fault_path", self.coded("visits-fault_path", r.fault_path)),
            self.fact("rma_number", r.rma_number.clone()),
            self.fact("adjustment", r.adjustment.clone()),
            self.fact("cleared", self.yes_no(r.cleared)),
            self.fact("rescue_place", r.rescue_place.clone()),
            self.fact("rescue_called_at", self.maybe_time(r.rescue_called_at)),
            self.fact("towed", self.yes_no(r.towed)),
            self.fact("tow_to", r.tow_to.clone()),
            self.fact("protection_fitted", self.yes_no(r.protection_fitted)),
        ])
    }

    /// The lines of the job, after what was done.
    pub(super) fn job_lines(&self, r: &VisitReport) -> Vec<Block> {
        let mut blocks = self.table(
            "steps",
            &[
                ("step", Width::Share(1.4), Align::Left),
                ("by", Width::Mm(28.0), Align::Left),
                ("time", Width::Mm(34.0), Align::Left),
                ("note", Width::Share(1.0), Align::Left),
            ],
            r.steps
                .iter()
                .map(|s| {
                    let item = self.known("visits-job_step", &s.item);
                    vec![item.into(), s.by.clone().into(), self.time(s.at).into(), s.note.clone().into()]
                })
                .collect(),
        );
        blocks.extend(
            self.table(
                "parameters",
                &[
                    ("parameter", Width::Share(1.6), Align::Left),
                    ("value", Width::Mm(28.0), Align::Right),
                    ("limit", Width::Mm(36.0), Align::Left),
                    ("stable", Width::Mm(18.0), Align::Center),
                    ("note", Width::Share(1.0), Align::Left),
                ],
                r.parameters
                    .iter()
                    .map(|p| {
                        vec![
                            p.name.clone().into(),
                            format!("{} {}", p.value, p.unit).trim().into(),
                            measure::limits(&p.min, &p.max, &p.unit).into(),
                            self.yes_no(p.stable).into(),
                            p.note.clone().into(),
                        ]
                    })
                    .collect(),
            ),
        );
        blocks.extend(
            self.table(
                "plants",
                &[
                    ("species", Width::Share(1.0), Align::Left),
                    ("designed", Width::Share(1.0), Align::Left),
                    ("quantity", Width::Mm(14.0), Align::Right),
                    ("place", Width::Share(0.8), Align::Left),
                    ("death_cause", Width::Share(0.8), Align::Left),
                    ("consent", Width::Share(0.8), Align::Left),
                ],
                r.plants
                    .iter()
                    .map(|p| {
                        vec![
                            format!("{} {}", p.species, p.size).trim().into(),
                            format!("{} {}", p.designed_species, p.designed_size).trim().into(),
                            p.quantity.to_string().into(),
                            p.place.clone().into(),
                            p.death_cause.clone().into(),
                            p.consent.clone().into(),
                        ]
                    })
                    .collect(),
            ),
        );
        blocks.extend(
            self.table(
                "issued",
                &[
                    ("consumable", Width::Share(1.4), Align::Left),
                    ("issued", Width::Mm(20.0), Align::Right),
                    ("returned", Width::Mm(20.0), Align::Right),
                    ("fitted", Width::Mm(20.0), Align::Right),
                    ("unit", Width::Mm(14.0), Align::Left),
                    ("note", Width::Share(1.0), Align::Left),
                ],
                r.issued
                    .iter()
                    .map(|i| {
                        let texts = [&i.item, &i.issued, &i.returned, &i.fitted, &i.unit, &i.explained];
                        texts.into_iter().map(|t| t.clone().into()).collect()
                    })
                    .collect(),
            ),
        );
        blocks
    }

    /// What went with us (K-02) and who was there from when to when (E-29).
    pub(super) fn custody_and_crew(&self, r: &VisitReport) -> Vec<Block> {
        let mut blocks = self.table(
            "custody",
            &[
                ("receipt-no", Width::Mm(26.0), Align::Left),
                ("taken-item", Width::Share(1.4), Align::Left),
                ("accessories", Width::Share(0.8), Align::Left),
                ("condition", Width::Share(1.0), Align::Left),
                ("taken-reason", Width::Share(1.0), Align::Left),
                ("promised", Width::Mm(24.0), Align::Left),
            ],
            r.taken_away
                .iter()
                .map(|c| {
                    vec![
                        c.number.clone().into(),
                        format!("{} {} {}", c.name, c.model, c.serial).trim().into(),
                        c.accessories.clone().into(),
                        c.condition.clone().into(),
                        c.reason.clone().into(),
                        c.promised_on.map(|d| d.to_string()).unwrap_or_default().into(),
                    ]
                })
                .collect(),
        );
        blocks.extend(
            self.table(
                "crew",
                &[
                    ("traveller", Width::Share(1.0), Align::Left),
                    ("from", Width::Share(1.0), Align::Left),
                    ("to", Width::Share(1.0), Align::Left),
                ],
                r.crew
                    .iter()
                    .map(|t| {
                        vec![
                            t.name.clone().into(),
                            self.maybe_time(t.from_at).into(),
                            self.maybe_time(t.to_at).into(),
                        ]
                    })
                    .collect(),
            ),
        );
        blocks
    }

    /// The word for a known key, or the firm's own words.
    fn known(&self, prefix: &str, item: &str) -> String {
        if crate::service::visits::job::STEPS.contains(&item) { self.code(prefix, item) } else { item.into() }
    }

    /// Photos, two in a row; a pair always in one row, so that before and after stand side by side.
    pub(super) fn photo_rows(&self, r: &VisitReport, pictures: &BTreeMap<BlobHash, Vec<u8>>) -> Vec<Block> {
        let mut rows: Vec<Vec<Photo>> = Vec::new();
        let mut last_is_open = false;
        for (at, photo) in r.photos.iter().enumerate() {
            let Some(jpeg) = pictures.get(&photo.sha256) else { continue };
            let begins_pair =
                r.photos.get(at + 1).is_some_and(|next| next.before.as_ref() == Some(&photo.sha256));
            let ends_pair = photo.before.is_some();
            let word = if photo.label.is_empty() {
                self.code("visits-view", photo.view)
            } else {
                photo.label.clone()
            };
            let side = match (begins_pair, ends_pair) {
                (true, _) => self.say("before"),
                (_, true) => self.say("after"),
                _ => String::new(),
            };
            let caption = [side.as_str(), word.as_str(), photo.caption.as_str()];
            let caption: Vec<&str> = caption.into_iter().filter(|w| !w.is_empty()).collect();
            let picture = Photo { jpeg: jpeg.clone(), caption: caption.join(" ") };
            match rows.last_mut() {
                Some(row) if row.len() < 2 && (ends_pair || (last_is_open && !begins_pair)) => {
                    row.push(picture)
                }
                _ => rows.push(vec![picture]),
            }
            last_is_open = !begins_pair && !ends_pair;
        }
        if rows.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(self.say("heading-photos"))];
        blocks.extend(rows.into_iter().map(Block::Photos));
        blocks
    }
}
