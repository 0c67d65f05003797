//! In which order several reports were signed, by the marks in their evidence: each signature names the one before it
//! on its device. Pure.

use crate::answer::{Answer, Order, Signer};

/// One signature among the given files.
struct Mark {
    /// Which answer, and which of its signers.
    answer: usize,
    signer: usize,
    device: String,
    own: String,
    previous: String,
    /// By the device's clock; orders only what the marks leave open.
    ended_at_ms: i64,
}

/// Enters into each signature its place among those of its device, the file before it, and whether some are missing
/// in between. Only evidence that holds counts: anybody can write a mark.
pub fn order(answers: &mut [Answer]) {
    let marks = marks(answers);
    for run in runs(&marks) {
        for (place, mark) in run.iter().enumerate() {
            let before = marks.iter().find(|m| m.device == mark.device && m.own == mark.previous);
            let file = before.and_then(|m| answers.get(m.answer)).map(|answer| answer.file.clone());
            let Some(order) = order_of(answers, mark) else { continue };
            order.place = Some(place + 1);
            order.missing_before = place > 0 && file.is_none();
            order.previous_file = file;
        }
    }
}

fn marks(answers: &[Answer]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (at, answer) in answers.iter().enumerate() {
        let Some(claims) = &answer.claims else { continue };
        for (signer, found) in claims.signers.iter().enumerate() {
            let Some(order) = found.order.as_ref().filter(|_| found.evidence_holds) else { continue };
            // The same file twice is one signature.
            if marks.iter().any(|m| m.own == order.own) {
                continue;
            }
            marks.push(Mark {
                answer: at,
                signer,
                // By device and not by certificate: a new key continues the order of the old one.
                device: claims.device.id.clone(),
                own: order.own.clone(),
                previous: order.previous.clone(),
                ended_at_ms: found.ended_at_ms.unwrap_or_default(),
            });
        }
    }
    marks
}

/// The signatures of each device, in order: those that name each other follow each other; where the link is missing,
/// what the clock said decides.
fn runs(marks: &[Mark]) -> Vec<Vec<&Mark>> {
    let mut devices: Vec<&str> = marks.iter().map(|m| m.device.as_str()).collect();
    devices.sort_unstable();
    devices.dedup();
    let run = |device: &str| {
        let of_device: Vec<&Mark> = marks.iter().filter(|m| m.device == device).collect();
        let is_linked = |mark: &Mark| of_device.iter().any(|m| m.own == mark.previous);
        let mut starts: Vec<&Mark> = of_device.iter().copied().filter(|m| !is_linked(m)).collect();
        starts.sort_by_key(|m| (!m.previous.is_empty(), m.ended_at_ms));
        let mut run: Vec<&Mark> = Vec::new();
        for start in starts {
            // Depth first, so that a fork (two that name the same one) keeps each branch together.
            let mut next = vec![start];
            while let Some(mark) = next.pop() {
                run.push(mark);
                next.extend(of_device.iter().copied().filter(|m| m.previous == mark.own));
            }
        }
        run
    };
    devices.into_iter().map(run).collect()
}

fn order_of<'a>(answers: &'a mut [Answer], mark: &Mark) -> Option<&'a mut Order> {
    let signers: &mut Vec<Signer> = &mut answers.get_mut(mark.answer)?.claims.as_mut()?.signers;
    signers.get_mut(mark.signer)?.order.as_mut()
}
