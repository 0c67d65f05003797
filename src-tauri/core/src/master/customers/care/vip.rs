//! The archive of a VIP: apart from the file, with its own right (N-06 to N-08).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{VipFile, VipReview};
use super::rules::review_due_on;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::{Day, Moment};
use crate::master::customers::{Customer, CustomerAccess, CustomerGrade, CustomerId, need_full};
use crate::master::{people, settings};

/// The archive as far as the asker may see it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VipArchive {
    /// Shown to the front desk as well.
    pub line: String,
    /// None below full access.
    pub inside: Option<VipInside>,
}

/// What only those see who may open the archive.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VipInside {
    pub terms: String,
    pub maintenance: String,
    pub place: String,
    pub reviewed_at: Option<Moment>,
    pub reviewed_by: String,
    pub review_due_on: Day,
    pub is_review_overdue: bool,
}

/// The archive of a customer; none for others than VIP.
pub fn archive_of(
    r: &Reader<'_>,
    customer: &Customer,
    access: CustomerAccess,
) -> Result<Option<VipArchive>, Fault> {
    if customer.grade != CustomerGrade::Vip || access == CustomerAccess::Name {
        return Ok(None);
    }
    let kept = r.first::<VipFile>("WHERE customer = ?1 ORDER BY rid LIMIT 1", [customer.id])?;
    let line = kept.as_ref().map(|k| k.line.clone()).unwrap_or_default();
    if access != CustomerAccess::Full {
        return Ok(Some(VipArchive { line, inside: None }));
    }
    let last = r.first::<VipReview>("WHERE customer = ?1 ORDER BY at DESC LIMIT 1", [customer.id])?;
    let from = match &last {
        Some(review) => r.zone().day(review.at),
        None => customer.opened_on.unwrap_or_else(|| r.today()),
    };
    let due = review_due_on(from, settings::number(r, "vip.review")?);
    let by = last.as_ref().map(|l| people::name_of(r, l.person)).transpose()?;
    Ok(Some(VipArchive {
        line,
        inside: Some(VipInside {
            terms: kept.as_ref().map(|k| k.terms.clone()).unwrap_or_default(),
            maintenance: kept.as_ref().map(|k| k.maintenance.clone()).unwrap_or_default(),
            place: kept.map(|k| k.place).unwrap_or_default(),
            reviewed_at: last.map(|l| l.at),
            reviewed_by: by.unwrap_or_default(),
            review_due_on: due,
            is_review_overdue: due < r.today(),
        }),
    }))
}

/// The archive as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VipFileInput {
    pub customer: CustomerId,
    pub line: String,
    pub terms: String,
    pub maintenance: String,
    pub place: String,
}

fn of_vip(c: &Change<'_>, customer: CustomerId) -> Result<Customer, Fault> {
    let customer = c.need::<Customer>(customer)?;
    need_full(c, &customer)?;
    if customer.grade != CustomerGrade::Vip {
        return Err(Fault::refused("vip.not_vip"));
    }
    Ok(customer)
}

pub(in crate::master::customers) fn save(c: &mut Change<'_>, input: VipFileInput) -> Result<(), Fault> {
    let customer = of_vip(c, input.customer)?;
    let before = c.first::<VipFile>("WHERE customer = ?1 ORDER BY rid LIMIT 1", [customer.id])?;
    let after = VipFile {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        customer: customer.id,
        line: input.line.trim().into(),
        terms: input.terms.trim().into(),
        maintenance: input.maintenance.trim().into(),
        place: input.place.trim().into(),
    };
    match before {
        Some(before) => c.save(&before, &after),
        None => c.create(&after),
    }
}

/// The archive was gone through.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VipReviewed {
    pub customer: CustomerId,
    #[serde(default)]
    pub note: String,
}

pub(in crate::master::customers) fn review(c: &mut Change<'_>, input: VipReviewed) -> Result<(), Fault> {
    let customer = of_vip(c, input.customer)?;
    let review = VipReview {
        id: c.new_id(),
        customer: customer.id,
        person: c.who().person,
        at: c.now(),
        note: input.note.trim().into(),
    };
    c.create(&review)
}
