//! An answer as lines for people.

use crate::answer::{Answer, Claims, Judgement, Signer};
use crate::report::UNSIGNED;
use crate::text::Text;

/// Characters shown of one value; a declaration has about a hundred.
const LONGEST: usize = 500;

/// The answer, a blank line at its end.
pub fn show(text: &Text, answer: &Answer) -> String {
    let mut lines = vec![plain(&answer.file), text.say(answer.judgement.code())];
    for code in &answer.findings {
        let id = match answer.judgement {
            Judgement::SignedAfterRevocation => format!("after-{code}"),
            _ => format!("finding-{code}"),
        };
        lines.push(format!("  - {}", text.maybe(&id, &[]).unwrap_or_else(|| (*code).to_string())));
    }
    let mut facts = Vec::new();
    let mut fact = |id: &str, value: String| {
        if !value.is_empty() {
            facts.push(format!(
                "  {}{}{value}",
                text.say(&format!("label-{id}")),
                text.say("colon"),
                value = plain(&value)
            ));
        }
    };
    fact("firm", answer.firm.clone().unwrap_or_default());
    fact("fingerprint", answer.root_fingerprint.clone().unwrap_or_default());
    if let Some(claims) = &answer.claims {
        tell(text, claims, &mut fact);
    }
    lines.append(&mut facts);
    let is_to_compare = matches!(answer.judgement, Judgement::Unproven)
        || (answer.judgement == Judgement::NotOurs && answer.root_fingerprint.is_some());
    if is_to_compare {
        lines.push(text.say("compare"));
    }
    if let Some(file) = &answer.root_beside {
        lines.push(plain(&text.get("beside", &[("file", file)])));
    }
    if !answer.not_proved.is_empty() {
        lines.push(text.say("not-proved"));
        lines.extend(
            answer.not_proved.iter().map(|code| format!("  - {}", text.say(&format!("open-{code}")))),
        );
    }
    lines.join("\n") + "\n\n"
}

/// Words from a file, which may be anybody's: they must not move the cursor, start a line of their own, turn the
/// direction of reading, or bury the verdict.
fn plain(words: &str) -> String {
    let is_trick = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
            || ('\u{202A}'..='\u{202E}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    let clean = words.chars().map(|c| if is_trick(c) { ' ' } else { c });
    clean.take(LONGEST).collect()
}

fn tell(text: &Text, claims: &Claims, fact: &mut impl FnMut(&str, String)) {
    if let Some(paper) = &claims.paper {
        fact("number", paper.number.clone());
        fact("customer", paper.customer.clone());
        fact("ticket", paper.ticket.clone());
        fact("visit", paper.visit.clone());
        fact("equipment", paper.equipment.clone());
        fact("declaration", paper.declaration.clone());
    }
    for signer in &claims.signers {
        fact("signer", name(text, signer));
        fact("order", order(text, signer));
    }
    let device = &claims.device;
    let arguments = [
        ("name", device.name.as_str()),
        ("id", device.id.as_str()),
        ("serial", device.certificate_serial.as_str()),
    ];
    fact("device", text.get("device", &arguments));
    fact("claimed-at", text.get("claimed-at", &[("at", &claims.claimed_at)]));
    fact("reason", claims.reason.clone());
    fact("place", claims.place.clone());
    if let Some(stamp) = &claims.timestamp {
        let id = if stamp.trusted { "stamp-trusted" } else { "stamp-untrusted" };
        fact("stamp", text.get(id, &[("at", &stamp.at), ("authority", &stamp.authority)]));
    }
    if let Some(list) = &claims.device_list {
        let id = if list.device_is_listed { "list" } else { "list-without" };
        fact("list", text.get(id, &[("number", &list.number.to_string()), ("dated", &list.dated)]));
    }
    if let Some(revoked) = &claims.revoked {
        let reason = text.say(&format!("reason-{}", revoked.reason));
        let arguments = [("at", revoked.at.as_str()), ("reason", reason.as_str())];
        let before = revoked.before.map(|code| text.say(&format!("before-{code}"))).unwrap_or_default();
        fact("revoked", format!("{}{before}", text.get("revoked", &arguments)));
    }
    fact("sha256", claims.file_sha256.clone());
}

fn name(text: &Text, signer: &Signer) -> String {
    let relation = match signer.relation.as_str() {
        "" => String::new(),
        code => text.maybe(&format!("relation-{code}"), &[]).unwrap_or_else(|| code.to_string()),
    };
    let method = match signer.method.as_str() {
        "" => String::new(),
        code => text.maybe(&format!("method-{code}"), &[]).unwrap_or_else(|| code.to_string()),
    };
    let proxy = match signer.proxy_reason.as_str() {
        "" => String::new(),
        reason => text.get("proxy", &[("reason", reason)]),
    };
    if signer.method == UNSIGNED {
        let holds = if signer.evidence_holds { String::new() } else { text.say("evidence-missing") };
        return text.get("unsigned", &[("name", &signer.name)]) + &holds;
    }
    let conducted = match signer.conducted_by.as_str() {
        "" => String::new(),
        name => text.get("conducted", &[("name", name)]),
    };
    let about: Vec<&str> = [&signer.role, &relation, &proxy, &method, &conducted]
        .into_iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    let about = about.join(&text.say("comma"));
    let name = match about.is_empty() {
        true => signer.name.clone(),
        false => text.get("signer", &[("name", &signer.name), ("about", &about)]),
    };
    let holds = if signer.evidence_holds { "evidence-holds" } else { "evidence-missing" };
    format!("{name}{}", text.say(holds))
}

fn order(text: &Text, signer: &Signer) -> String {
    let Some(order) = signer.order.as_ref().filter(|_| signer.evidence_holds) else { return String::new() };
    let short = |digest: &str| digest.get(..16).unwrap_or(digest).to_string();
    let (own, previous) = (short(&order.own), short(&order.previous));
    match &order.previous_file {
        _ if order.previous.is_empty() => text.get("order-first", &[("own", &own)]),
        Some(file) => text.get("order-file", &[("own", &own), ("file", &plain(file))]),
        None if order.missing_before => text.get("order-gap", &[("own", &own), ("previous", &previous)]),
        None => text.get("order-after", &[("own", &own), ("previous", &previous)]),
    }
}

/// The given files of each device in the order they were signed, with what is missing in between; empty unless a
/// device has two of them.
pub fn sequences(text: &Text, answers: &[Answer]) -> String {
    let mut steps: Vec<(&str, &str, usize, bool, &str)> = Vec::new();
    for (answer, claims) in answers.iter().filter_map(|a| Some((a, a.claims.as_ref()?))) {
        for order in claims.signers.iter().filter_map(|signer| signer.order.as_ref()) {
            let Some(place) = order.place else { continue };
            let device = &claims.device;
            steps.push((&device.id, &device.name, place, order.missing_before, &answer.file));
        }
    }
    steps.sort_unstable();
    let mut lines = Vec::new();
    for run in steps.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
        let name = run.first().map(|step| plain(step.1)).unwrap_or_default();
        lines.push(text.get("sequence", &[("device", &name)]));
        for (_, _, place, missing, file) in run {
            if *missing {
                lines.push(format!("     {}", text.say("sequence-gap")));
            }
            lines.push(format!("  {place}. {}", plain(file)));
        }
    }
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n\n" }
}
